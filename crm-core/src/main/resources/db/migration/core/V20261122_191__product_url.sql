-- Which product a link in a letter leads to.
create index product_url on core.product (url) where url is not null;
