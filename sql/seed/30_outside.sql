-- Tables without ledger triggers, each with its reason; a lint compares the list with the catalogue.
insert into ref.outside (relation, reason) values
    ('ledger.installation', 'the ledger''s own identity, inside every event body'),
    ('ledger.stream', 'names of the chains; the first event of each tells its subject'),
    ('ledger.head', 'heads of the chains; verified against the events'),
    ('ledger.event', 'the events themselves'),
    ('ledger.attribute', 'announced by core.dictionary'),
    ('ledger.salt', 'salts may be erased by law; commitments stay'),
    ('ledger.leaf', 'tree positions; verified by recomputation'),
    ('ledger.leafed', 'derived from ledger.leaf'),
    ('ledger.catalogue', 'its hash is in core.release'),
    ('ledger.checkpoint', 'signed and anchored outside'),
    ('ledger.maker', 'a lock'),
    ('work.request', 'the request desk: answers, no effects'),
    ('work.challenge', 'signature requests; the signature is the record'),
    ('work.draft', 'half-typed forms of one person: neither events nor versions'),
    ('work.step_plan', 'put together from core.process_*; a lint compares them'),
    ('work.name_key', 'salted digests of core.patient_identity, kept by its trigger; a test derives them anew'),
    ('work.tick', 'age of the periodic task'),
    ('meta.migration', 'what was applied; its hash is in the catalogue''s fingerprint'),
    ('meta.object', 'which objects belong to the repeatable code'),
    ('meta.release', 'hash of the repeatable code')
on conflict (relation) do update set reason = excluded.reason;
insert into ref.outside (relation, reason)
select 'ref.' || c.relname, 'rules that ship with the program; in the catalogue''s fingerprint'
from pg_class c where c.relnamespace = 'ref'::regnamespace and c.relkind = 'r'
on conflict (relation) do nothing;
insert into ref.outside (relation, reason)
select 'past.' || c.relname, 'the record as it was, inside one reading of the past; made from the ledger and never kept'
from pg_class c where c.relnamespace = 'past'::regnamespace and c.relkind = 'r'
on conflict (relation) do nothing;

-- Attribute ids are announced in the ledger itself.
insert into core.dictionary (id, stream_id, entity, name, tag, committed)
select a.id, s.id, a.entity, a.name, a.tag, a.committed
from ledger.attribute a, ledger.stream s
where s.kind = 'site' and s.key = 'installation'
  and not exists (select from core.dictionary d where d.id = a.id)
order by a.id;
