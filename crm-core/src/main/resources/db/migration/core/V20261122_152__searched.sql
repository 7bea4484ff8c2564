-- Text as searches compare it: small letters, one script, ё as е, no soft and hard signs. Cyrillic becomes Latin letter
-- by letter, so that the beginning of a word stays the beginning of it. SearchWord in Java does the same to what is typed.
create function core.searched(text) returns text language sql immutable parallel safe
return translate(lower($1),
    'абвгдеёзийыклмнопрстуфхцэжчшщюяіїєґәғқңөұүһjъь',
    'abvgdeeziyyklmnoprstufhcežčšŝûâiiegagknouuhy');

-- What a customer is found by as words. The domain of the address is left out: whole towns share it.
create function core.searched_words(last_name text, first_name text, middle_name text, company text, email text)
    returns text language sql immutable parallel safe
return core.searched(' ' || coalesce(last_name, '') || ' ' || coalesce(first_name, '') || ' ' || coalesce(middle_name, '')
    || ' ' || coalesce(company, '') || ' ' || split_part(coalesce(email, ''), '@', 1));
