-- What a tube can be tested for; tests that wait for a result first.
-- shape: rows
select sample_point, batch, line, label, unit, limit_text, words, waits from api.result_form(sample => :'sample')
