-- Founds the installation with its first site, admin and QA.
-- shape: value
select rule.found(instance_mode => :'mode', site_code => :'site_code', site_title => :'site_title', time_zone => :'time_zone',
    admin_code => :'admin_code', admin_name => :'admin_name', admin_login => :'admin_login', admin_verifier => :'admin_verifier',
    qa_code => :'qa_code', qa_name => :'qa_name', qa_login => :'qa_login', qa_verifier => :'qa_verifier',
    lab_start => :'lab_start');
