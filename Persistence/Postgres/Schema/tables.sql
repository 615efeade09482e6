-- Names and columns of the first three are those of Akka.Persistence.PostgreSql. created_at is in .NET ticks (100 ns since year 1, UTC).
CREATE TABLE {schema}.event_journal (
    ordering bigserial PRIMARY KEY,
    persistence_id varchar(255) COLLATE "C" NOT NULL,
    sequence_nr bigint NOT NULL CHECK (sequence_nr >= 1),
    is_deleted boolean NOT NULL DEFAULT false,
    created_at bigint NOT NULL,
    manifest varchar(500) NOT NULL,
    payload bytea NOT NULL,
    tags varchar(100) NULL,
    serializer_id integer NOT NULL,
    CONSTRAINT event_journal_place UNIQUE (persistence_id, sequence_nr)
);
-- JSON of some hundred bytes: compressing it costs more than it saves.
ALTER TABLE {schema}.event_journal ALTER COLUMN payload SET STORAGE EXTERNAL;

CREATE TABLE {schema}.snapshot_store (
    persistence_id varchar(255) COLLATE "C" NOT NULL,
    sequence_nr bigint NOT NULL,
    created_at bigint NOT NULL,
    manifest varchar(500) NOT NULL,
    payload bytea NOT NULL,
    serializer_id integer NOT NULL,
    PRIMARY KEY (persistence_id, sequence_nr)
);

-- Akka's place for deleted sequence numbers; this journal deletes nothing and leaves it empty.
CREATE TABLE {schema}.metadata (
    persistence_id varchar(255) COLLATE "C" NOT NULL,
    sequence_nr bigint NOT NULL,
    PRIMARY KEY (persistence_id, sequence_nr)
);

-- Each stream's end, advanced in the transaction of every append: with it a removed tail shows.
CREATE TABLE {schema}.journal_head (
    persistence_id varchar(255) COLLATE "C" PRIMARY KEY,
    sequence_nr bigint NOT NULL CHECK (sequence_nr >= 1),
    hash bytea NOT NULL CHECK (octet_length(hash) = 32)
) WITH (fillfactor = 40);

-- The last ordering given out. A sequence would leave a gap behind every rollback, and a removed stream could not be told from one.
CREATE TABLE {schema}.journal_extent (
    id integer PRIMARY KEY CHECK (id = 1),
    last_ordering bigint NOT NULL
) WITH (fillfactor = 40);
INSERT INTO {schema}.journal_extent VALUES (1, 0);

CREATE TABLE {schema}.writer_lease (
    id integer PRIMARY KEY CHECK (id = 1),
    holder text NOT NULL,
    host text NOT NULL,
    epoch bigint NOT NULL,
    renewed_at bigint NOT NULL
) WITH (fillfactor = 40);
INSERT INTO {schema}.writer_lease VALUES (1, '', '', 0, 0);

-- Where a copy into this journal has not come to its end, "incomplete" says since when and from where; such a journal is not opened.
CREATE TABLE {schema}.journal_schema (
    id integer PRIMARY KEY CHECK (id = 1),
    version integer NOT NULL,
    incomplete text NULL
);
INSERT INTO {schema}.journal_schema VALUES (1, {version}, NULL);

-- For people with psql.
CREATE VIEW {schema}.journal_readable AS
    SELECT ordering, persistence_id, sequence_nr, manifest,
        json ->> 'at' AS at,
        json #>> '{cause,command}' AS command,
        json #>> '{cause,user}' AS "user",
        json #>> '{cause,strategy}' AS strategy,
        json -> 'data' AS data,
        json ->> 'prev' AS prev
    FROM (SELECT ordering, persistence_id, sequence_nr, manifest, pg_catalog.convert_from(payload, 'UTF8')::json AS json FROM {schema}.event_journal) AS decoded;
