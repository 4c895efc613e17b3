-- Last of all, when every object and right is in place.
select rule.catalogue_record();
