-- What was learned took neighbours and namesakes for one person. Nothing learned, nothing known: a search begins by itself.
delete from core.likeness_model;
