-- The fence: holds the lease's row against a takeover until the transaction ends, or raises.
CREATE FUNCTION {schema}.demand_lease(wanted_holder text, wanted_epoch bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    found_holder text;
    found_epoch bigint;
BEGIN
    SELECT l.holder, l.epoch INTO found_holder, found_epoch FROM {schema}.writer_lease AS l WHERE l.id = 1 FOR SHARE;
    IF found_epoch IS DISTINCT FROM wanted_epoch OR found_holder IS DISTINCT FROM wanted_holder THEN
        RAISE EXCEPTION USING ERRCODE = 'KJ001', MESSAGE = coalesce(nullif(found_holder, ''), pg_catalog.format('a later writer (epoch %s)', found_epoch));
    END IF;
END $$;

-- One group of batches: fence, ends compared, rows inserted, ends advanced. Rows come in the order in which they are numbered.
CREATE FUNCTION {schema}.append_events(
    writer_holder text, writer_epoch bigint, written_by integer,
    streams text[], old_numbers bigint[], old_hashes bytea[], new_numbers bigint[], new_hashes bytea[],
    row_streams text[], row_numbers bigint[], row_created_at bigint[], row_manifests text[], row_payloads bytea[]) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    rows_given bigint := pg_catalog.cardinality(row_numbers);
    streams_given bigint := pg_catalog.cardinality(streams);
    changed bigint;
    added bigint;
    before bigint;
BEGIN
    PERFORM {schema}.demand_lease(writer_holder, writer_epoch);

    UPDATE {schema}.journal_head AS h SET sequence_nr = e.new_number, hash = e.new_hash
        FROM (SELECT unnest(streams) AS stream, unnest(old_numbers) AS old_number, unnest(old_hashes) AS old_hash,
                unnest(new_numbers) AS new_number, unnest(new_hashes) AS new_hash) AS e
        WHERE h.persistence_id = e.stream AND h.sequence_nr = e.old_number AND h.hash = e.old_hash;
    GET DIAGNOSTICS changed = ROW_COUNT;
    INSERT INTO {schema}.journal_head (persistence_id, sequence_nr, hash)
        SELECT e.stream, e.new_number, e.new_hash
        FROM (SELECT unnest(streams) AS stream, unnest(old_numbers) AS old_number, unnest(new_numbers) AS new_number, unnest(new_hashes) AS new_hash) AS e
        WHERE e.old_number = 0
        ON CONFLICT DO NOTHING;
    GET DIAGNOSTICS added = ROW_COUNT;
    IF changed + added <> streams_given THEN
        RAISE EXCEPTION USING ERRCODE = 'KJ002', MESSAGE = 'a stream does not end where its writer believes';
    END IF;

    UPDATE {schema}.journal_extent SET last_ordering = last_ordering + rows_given WHERE id = 1 RETURNING last_ordering - rows_given INTO before;
    INSERT INTO {schema}.event_journal (ordering, persistence_id, sequence_nr, created_at, manifest, payload, serializer_id)
        SELECT before + pg_catalog.generate_series(1, rows_given), unnest(row_streams), unnest(row_numbers), unnest(row_created_at), unnest(row_manifests), unnest(row_payloads), written_by;
    RETURN before + rows_given;
END $$;

-- A snapshot, fenced like an append; the stream's last two are kept.
CREATE FUNCTION {schema}.save_snapshot(
    writer_holder text, writer_epoch bigint, written_at bigint, written_by integer,
    stream text, number bigint, snapshot_manifest text, snapshot_payload bytea) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    PERFORM {schema}.demand_lease(writer_holder, writer_epoch);
    INSERT INTO {schema}.snapshot_store (persistence_id, sequence_nr, created_at, manifest, payload, serializer_id)
        VALUES (stream, number, written_at, snapshot_manifest, snapshot_payload, written_by)
        ON CONFLICT (persistence_id, sequence_nr) DO UPDATE SET created_at = EXCLUDED.created_at, manifest = EXCLUDED.manifest,
            payload = EXCLUDED.payload, serializer_id = EXCLUDED.serializer_id;
    DELETE FROM {schema}.snapshot_store AS s WHERE s.persistence_id = stream AND s.sequence_nr NOT IN (
        SELECT k.sequence_nr FROM {schema}.snapshot_store AS k WHERE k.persistence_id = stream ORDER BY k.sequence_nr DESC LIMIT 2);
END $$;

-- Takes the lease from whom it was seen with, or gives nothing when it changed meanwhile. Waits for an append in flight, so that none lands later.
CREATE FUNCTION {schema}.take_lease(seen_holder text, seen_epoch bigint, new_holder text, new_host text, now_at bigint) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
    UPDATE {schema}.writer_lease SET holder = new_holder, host = new_host, epoch = epoch + 1, renewed_at = now_at
        WHERE id = 1 AND holder = seen_holder AND epoch = seen_epoch RETURNING epoch
$$;

-- Shows that the holder lives, or with an empty new holder that it left in order. Raises when the lease is another's.
CREATE FUNCTION {schema}.renew_lease(writer_holder text, writer_epoch bigint, new_holder text, new_host text, now_at bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    UPDATE {schema}.writer_lease SET holder = new_holder, host = new_host, renewed_at = greatest(renewed_at + 1, now_at)
        WHERE id = 1 AND holder = writer_holder AND epoch = writer_epoch;
    IF NOT FOUND THEN
        PERFORM {schema}.demand_lease(writer_holder, writer_epoch);
    END IF;
END $$;

-- Raises what an append would raise where the disk has no room: writes a large row and takes it back.
CREATE FUNCTION {schema}.demand_room() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    INSERT INTO {schema}.event_journal (ordering, persistence_id, sequence_nr, created_at, manifest, payload, serializer_id)
        VALUES (-1, '', 1, 0, '', pg_catalog.convert_to(pg_catalog.repeat(' ', 65536), 'UTF8'), 0);
    RAISE EXCEPTION USING ERRCODE = 'KJ011', MESSAGE = 'there is room';
EXCEPTION WHEN SQLSTATE 'KJ011' THEN
    RETURN;
END $$;

-- A copy into this journal begins (with where from), or has come to its end (with NULL).
CREATE FUNCTION {schema}.mark_copy(writer_holder text, writer_epoch bigint, from_where text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    PERFORM {schema}.demand_lease(writer_holder, writer_epoch);
    UPDATE {schema}.journal_schema SET incomplete = from_where WHERE id = 1;
END $$;
