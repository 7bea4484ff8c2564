-- People as a shop in Russia has them, as a base needs them: a hundred surnames that many share and thousands that few do,
-- two in a hundred entered a second time with other contacts or a slip of the pen.
\ir session.sql
create temp table word (kind text, n serial, ru text, latin text);
insert into word (kind, ru)
select 'surname', w from unnest(string_to_array('Иванов Смирнов Кузнецов Попов Васильев Петров Соколов Михайлов Новиков Фёдоров Морозов Волков Алексеев Лебедев Семёнов Егоров Павлов Козлов Степанов Николаев Орлов Андреев Макаров Никитин Захаров Зайцев Соловьёв Борисов Яковлев Григорьев Романов Воробьёв Сергеев Кузьмин Фролов Александров Дмитриев Королёв Гусев Киселёв Ильин Максимов Поляков Сорокин Виноградов Ковалёв Белов Медведев Антонов Тарасов Жуков Баранов Филиппов Комаров Давыдов Беляев Герасимов Богданов Осипов Сидоров Матвеев Титов Марков Миронов Крылов Куликов Карпов Власов Мельников Денисов Гаврилов Тихонов Казаков Афанасьев Данилов Савельев Тимофеев Фомин Чернов Абрамов Мартынов Ефимов Федотов Щербаков Назаров Калинин Исаев Чернышёв Быков Маслов Родионов Коновалов Лазарев Воронин Климов Филатов Пономарёв Голубев Кудрявцев Прохоров', ' ')) w;
insert into word (kind, ru)
select 'surname', initcap(a || b || c)
  from unnest(string_to_array('ба бе бор ве вол га гор гри да дем до ер жа за зо ка ко кор ле лу ма ме ми на не о пан пе по ра ро са се ста та те то фа хо че', ' ')) a
 cross join unnest(string_to_array('бан вед дол жен зак кар лак лен лом мак мен нар ник пол рак ран руш сел тар фан хар чен шак', ' ')) b
 cross join unnest(string_to_array('ов ин ев ук ян ко', ' ')) c
 order by md5(a || b || c);
insert into word (kind, ru) select 'woman', w from unnest(string_to_array('Анна Елена Мария Ольга Наталья Екатерина Татьяна Светлана Юлия Ирина Анастасия Дарья Людмила Виктория Ксения Полина Александра Надежда Марина Оксана Алёна Евгения Галина Вера Любовь Софья Алиса Валентина Диана Жанна Кристина Яна Лариса Нина Варвара Маргарита Инна Тамара Лидия Раиса', ' ')) w;
insert into word (kind, ru) select 'man', w from unnest(string_to_array('Александр Сергей Дмитрий Андрей Алексей Максим Евгений Иван Михаил Николай Владимир Роман Павел Артём Денис Антон Виктор Игорь Юрий Олег Илья Константин Кирилл Никита Егор Вячеслав Виталий Анатолий Валерий Станислав Тимофей Глеб Борис Леонид Геннадий Фёдор Григорий Пётр Семён Марк', ' ')) w;
insert into word (kind, ru) select 'father', w from unnest(string_to_array('Александров Сергеев Дмитриев Андреев Алексеев Максимов Евгеньев Иванов Михайлов Николаев Владимиров Романов Павлов Викторов Игорев Юрьев Олегов Анатольев Борисов Петров', ' ')) w;
insert into word (kind, ru) select 'street', w from unnest(string_to_array('Ленина Мира Садовая Советская Молодёжная Центральная Школьная Новая Лесная Набережная Гагарина Пушкина Зелёная Полевая Луговая Комсомольская Октябрьская Первомайская Кирова Строителей Победы Горького Чехова Южная Северная Заречная Солнечная Парковая Вокзальная Рабочая', ' ')) w;
insert into word (kind, ru) select 'city', w from unnest(string_to_array('Москва Санкт-Петербург Казань Пермь Томск Омск Самара Уфа Воронеж Краснодар Тула Рязань Чебоксары Ижевск Тверь Калуга Псков Курск Саратов Пенза', ' ')) w;
update word set n = w.n, latin = translate(replace(replace(replace(replace(replace(replace(lower(ru), 'ж', 'zh'), 'ч', 'ch'), 'ш', 'sh'), 'щ', 'sch'), 'ю', 'yu'), 'я', 'ya'),
           'абвгдеёзийклмнопрстуфхцыэьъ', 'abvgdeeziyklmnoprstufhcye')
  from (select word.n as old, row_number() over (partition by kind order by word.n) as n from word) w where w.old = word.n;
analyze word;

create temp table person as
select id, man, at, birth, letter, digits,
       -- half bear one of a hundred names, the earlier the more
       case when random() < 0.5 then 1 + floor(100 * power(random(), 1.6))::integer else 101 + floor(5000 * random())::integer end as surname,
       1 + floor(40 * power(random(), 1.7))::integer as name, 1 + floor(20 * random())::integer as father,
       1 + floor(20 * power(random(), 1.5))::integer as city, 1 + floor(30 * random())::integer as street
  from (select id, random() < 0.35 as man, now() - random() * interval '1500 days' as at,
               date '1950-01-01' + floor(20000 * random())::integer as birth, random() as letter,
               lpad(floor(random() * 1000000000)::bigint::text, 9, '0') as digits
          from generate_series(1, :customers) id) p;
analyze person;

-- No statistics tell that numbers of words of a kind are all there.
set enable_nestloop = off;
insert into core.customer (id, first_name, last_name, middle_name, sex, birth_date, city, street, house, postal_code,
                           email, phone, registered_at, created_at, updated_at)
select p.id, name.ru,
       -- a slip of the pen in half of those entered twice
       case when p.id <> o.id and p.letter < 0.5 then overlay(surname.ru placing '' from 3 for 1) else surname.ru end
           || case when p.man or surname.ru ~ '(ук|ян|ко)$' then '' else 'а' end,
       case when p.letter < 0.6 then father.ru || case when p.man then 'ич' else 'на' end end,
       case when p.man then 'male' else 'female' end,
       case when p.letter between 0.1 and 0.8 then o.birth end,
       city.ru, street.ru, 1 + o.id % 120, 100000 + (o.city * 977 + o.street * 31) % 99999,
       case when p.letter < 0.93 then
           name.latin || (array['.', '_', ''])[1 + p.id % 3] || surname.latin || case when p.man then '' else 'a' end
               || p.id % 10000 || '.' || p.id / 10000
               || (array['@mail.ru', '@yandex.ru', '@gmail.com', '@bk.ru', '@example.com'])[1 + p.id % 5] end,
       case when p.letter > 0.15 then '+79' || p.digits end, p.at, p.at, p.at
  from person p
  -- the fiftieth is one of the earlier people again
  join person o on o.id = case when p.id % 50 = 0 then 1 + (p.id / 50 * 7919::bigint) % (p.id - 1) else p.id end
  join word name on name.kind = case when p.man then 'man' else 'woman' end and name.n = o.name
  join word surname on surname.kind = 'surname' and surname.n = o.surname
  join word father on father.kind = 'father' and father.n = o.father
  join word city on city.kind = 'city' and city.n = o.city
  join word street on street.kind = 'street' and street.n = o.street
 order by p.id;
reset enable_nestloop;
update core.customer c set phone = null
  from (select id, row_number() over (partition by phone order by id) as n from core.customer where phone is not null) d
 where d.id = c.id and d.n > 1;
insert into core.identifier (kind, source, value, customer_id, created_at)
select k.kind, k.source, k.value, c.id, c.created_at
  from core.customer c
 cross join lateral (values ('external_id', 'shop', 'u-' || c.id), ('email', '', c.email), ('phone', '', c.phone),
                            ('loyalty_card', '', case when c.id % 3 = 0 then '77' || lpad((c.id * 31)::text, 10, '0') end)) k (kind, source, value)
 where c.id > 0 and k.value is not null
 -- In the order of its key: in any other the index is filled page by page at random.
 order by k.kind, k.source, k.value;
select setval(pg_get_serial_sequence('core.customer', 'id'), (select max(id) from core.customer));

select definition from floor.index_of where of in ('core.customer'::regclass, 'core.identifier'::regclass) \gexec
vacuum (analyze) core.customer, core.identifier, core.product;
