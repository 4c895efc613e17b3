"""Tables, types and functions of one's own with the names of ours, for logins that were given the right to make them: every
function and view must answer as it does without them."""
import re

from lab import Failed, Session
import settings

SCHEMAS = "('api', 'core', 'work', 'ledger', 'ref', 'meta', 'rule', 'report', 'past', 'past_api', 'past_rule', 'past_report', 'boot')"
# One statement a name, from the catalogue: our relations with their columns and one row that says something else, those of
# the server's catalogue that our functions read, types of both, functions of both.
HOSTILE = f"""
with ours as (
    select distinct on (c.relname) c.oid, c.relname from pg_class c
    where c.relkind in ('r', 'v', 'p') and c.relnamespace::regnamespace::text in {SCHEMAS} order by c.relname, c.oid
), shape as (
    select a.attrelid, string_agg(format('%I %s', a.attname, b.base), ', ' order by a.attnum) as columns,
        string_agg(case b.category when 'S' then '''x''' when 'N' then '1' when 'B' then 'true' when 'D' then '''2001-01-01''' else 'null' end, ', ' order by a.attnum) as row
    from pg_attribute a join pg_type t on t.oid = a.atttypid,
         lateral (select format_type(coalesce(nullif(t.typbasetype, 0), t.oid), null) as base, t.typcategory as category) b
    where a.attnum > 0 and not a.attisdropped group by a.attrelid
), sources as (
    select string_agg(p.prosrc, ' ') as words from pg_proc p where p.pronamespace::regnamespace::text in {SCHEMAS}
)
select format('create temp table %I (%s)', o.relname, s.columns) as make, format('insert into pg_temp.%I values (%s)', o.relname, s.row) as fill
from ours o join shape s on s.attrelid = o.oid where s.columns !~ '(core|api|work|rule|ledger|ref)\\.'
union all
select format('create temp table %I as select * from pg_catalog.%I where false', c.relname, c.relname), null
from pg_class c, sources where c.relnamespace = 'pg_catalog'::regnamespace and c.relkind in ('r', 'v') and words ~ ('\\m' || c.relname || '\\M')
union all
select distinct format('create domain pg_temp.%I as pg_catalog.int4 check (value = 7)', t.typname), null
from pg_type t, sources where t.typtype in ('b', 'd', 'r', 'e') and t.typname !~ '^_'
  and (t.typnamespace::regnamespace::text in {SCHEMAS} or t.typnamespace = 'pg_catalog'::regnamespace and words ~ ('\\m' || t.typname || '\\M'))
union all
select distinct format('create function pg_temp.%I(%s) returns %s language sql as ''select null::%3$s''', p.proname, pg_get_function_identity_arguments(p.oid), p.prorettype::regtype), null
from pg_proc p where p.oid in ('sha256(bytea)'::regprocedure, 'clock_timestamp()'::regprocedure, 'pg_current_xact_id()'::regprocedure, 'set_config(text,text,boolean)'::regprocedure)
"""
# Each function with arguments that lead somewhere, each view; who may ask for it, of two sites.
CALLS = """
with login as (
    select l.name, r.role from core.login l join core.person p on p.id = l.person_id join core.person_role r on r.person_id = p.id and r.status = 'approved'
    where l.status = 'active' and not l.password_change and l.name <> 'gone1'
)
select (select min(l.name) from login l where pg_has_role('vein_' || l.role, p.proowner, 'member') or has_function_privilege('vein_' || l.role, p.oid, 'execute')) as login,
    format('select r::pg_catalog.text from api.%I(%s) r', p.proname, (select string_agg(case
        when t = 'uuid'::regtype then format('''%s''', gen_random_uuid()) when t in ('bigint'::regtype, 'integer'::regtype) then '1' when t = 'boolean'::regtype then 'true'
        when t <> 'text'::regtype then 'null'
        else quote_nullable(case p.proargnames[n] when 'batch' then 'B-RUN' when 'site' then 'LAB' when 'patient' then 'PT1' when 'process' then 'synthetic-small' when 'person' then 'tec2'
            when 'step' then 'daily-sample' when 'container' then 'V-RUN' when 'code' then 'V-RUN' when 'sample' then 'final' when 'reason' then 'a reason in words' when 'kind' then 'patient'
            when 'mode' then 'at the time' when 'checkpoint' then 'step' when 'roles' then 'technician' when 'role' then 'collector' when 'time_zone' then 'UTC' when 'order_code' then 'O-RUN'
            when 'values' then '{}' when 'fields' then '{}' when 'items' then '[]' when 'login' then 'tec2' when 'decision' then 'released' when 'field' then 'vcc' when 'reason_code' then 'misread'
            when 'sex' then 'male' when 'seals' then 'intact' when 'entity' then 'batch' when 'meaning' then 'reviewed' when 'birth_date' then '1970-01-02'
            else case when p.proargnames[n] ~ '_at$|until$|moment$' then '2030-01-01T00:00:00Z' when p.proargnames[n] ~ '_date$|^slot$' then '2024-01-02' when p.proargnames[n] ~ '_ml$|_c$|_kg$|dose$|^value$' then '50' else 'x1' end end)
        end, ', ' order by n) from unnest(p.proargtypes::oid[]) with ordinality x (t, n))) as call
from pg_proc p where p.pronamespace = 'api'::regnamespace and p.proname <> 'reload_authentication'
union all
select l.name, format('select q::pg_catalog.text from (select * from %I.%I limit 40) q', c.relnamespace::regnamespace, c.relname)
from pg_class c, (values ('qa1'), ('tec1')) l (name)
where c.relkind = 'v' and c.relnamespace::regnamespace::text in ('api', 'report') and has_table_privilege(l.name, c.oid, 'select')
order by 1, 2
"""


def given(db, report):
    """The names that one login has made; it has to have them all before a function is compiled in its session."""
    made = db.rows(HOSTILE)

    # a row that its type does not take, a table that nobody reads: left out
    block = "do $all$ begin " + " ".join(f"begin {words}; exception when others then null; end;" for row in made
                                         for words in (row["make"], row["fill"]) if words) + " end $all$"

    def lay(session):
        session.value(block)
        return int(session.value("select (select count(*) from pg_class c where c.relnamespace = pg_my_temp_schema() and c.relkind = 'r') + (select count(*) from pg_type t "
                                 "where t.typnamespace = pg_my_temp_schema() and t.typtype = 'd') + (select count(*) from pg_proc p where p.pronamespace = pg_my_temp_schema())"))

    session = Session(db, "tec1")
    report.ok(lay(session) > 0.9 * len(made) > 200, "temporary: a login that was given the right makes what has our names", len(made))
    report.equal(session.value("select pg_my_temp_schema()::regnamespace::text = (select relnamespace::regnamespace::text from pg_class where oid = 'pg_temp.batch'::regclass)"), "t",
                 "temporary: where its names are found")
    session.close()
    return lay


def asked(session, calls):
    """What each call answers, in a transaction that is undone: the next one begins where this one began."""
    found = []
    for call in calls:
        session.value("begin")
        try:
            found.append(alike(session.value(call)))
        except Failed as refused:
            found.append(alike(f"E{refused.code}: {refused.text}"))
        session.value("rollback")
    return found


def alike(text):
    """Ids, hashes and moments go on from call to call."""
    text = re.sub(r"\b[0-9a-f]{64}\b|[0-9a-f]{8}-[0-9a-f-]{27}", "H", text)
    return re.sub(r"(?<![A-Z\d])-?\d+", "N", re.sub(r"\d{4}-\d\d-\d\d[T ][\d:.]+(Z|\+00)?", "T", text))


def sweep(lab, report):
    db = lab.copy("temporary")
    calls = db.rows(CALLS)
    logins = sorted({c["login"] for c in calls})
    report.ok(len(calls) > 300 and len(logins) > 8, "temporary: every function and view has somebody who asks", (len(calls), logins))
    db.dba(f'grant temp on database "{db.name}" to public')
    lay, wrong, done = given(db, report), [], 0
    for login in logins:
        mine = [c["call"] for c in calls if c["login"] == login]
        before = asked(plain := Session(db, login), mine)
        lay(session := Session(db, login))
        session.value("set search_path = pg_temp, pg_catalog")
        after = asked(session, mine)
        wrong += [f"{login} {call}: {a} instead of {b}"[:400] for call, b, a in zip(mine, before, after) if a != b]
        session.close()
        plain.close()
        done += sum("done" in answer for answer in before)
    report.ok(done > 10, "temporary: some of the acts are done", done)
    report.ok(not wrong, f"temporary: tables, types and functions with our names change no answer of {len(calls)} functions and views", "; ".join(wrong[:8]))
    plain = settings.workflow(db, "", 5000)
    plain = settings.workflow(db, "", 5010)
    for login in ("qa1", "tec1"):
        lay(db.kept[login])
    report.equal(settings.workflow(db, "", 5020), plain, "temporary: nor what a workflow stores")
