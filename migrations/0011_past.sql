-- purpose: a place where the record as it was can be laid out
-- breaking: no
-- Tables and readings in it are made at each rebuild (sql/past); outside of one reading they are empty.
create schema past;
create schema past_rule;
create schema past_api;
create schema past_report;
