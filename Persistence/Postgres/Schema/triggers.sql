-- They bind the owner too; only who drops or disables a trigger gets past it, and then "journal verify" still tells.
CREATE FUNCTION {schema}.refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'KJ010', MESSAGE = pg_catalog.format('%s is append-only: no %s', TG_TABLE_NAME, pg_catalog.lower(TG_OP));
END $$;

CREATE FUNCTION {schema}.demand_advance() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
    IF NEW.persistence_id <> OLD.persistence_id OR NEW.sequence_nr <= OLD.sequence_nr THEN
        RAISE EXCEPTION USING ERRCODE = 'KJ010', MESSAGE = pg_catalog.format('journal_head only advances: %s is at #%s', OLD.persistence_id, OLD.sequence_nr);
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION {schema}.demand_growth() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
    IF NEW.last_ordering < OLD.last_ordering THEN
        RAISE EXCEPTION USING ERRCODE = 'KJ010', MESSAGE = pg_catalog.format('journal_extent only grows: it is at %s', OLD.last_ordering);
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION {schema}.demand_later_epoch() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
    IF NEW.epoch < OLD.epoch OR (NEW.epoch = OLD.epoch AND NEW.holder <> OLD.holder AND NEW.holder <> '') THEN
        RAISE EXCEPTION USING ERRCODE = 'KJ010', MESSAGE = pg_catalog.format('writer_lease changes hands under a new epoch only: it is at %s', OLD.epoch);
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER event_journal_refuses_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {schema}.event_journal
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.refuse_change();
CREATE TRIGGER journal_head_refuses_removal BEFORE DELETE OR TRUNCATE ON {schema}.journal_head
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.refuse_change();
CREATE TRIGGER journal_head_only_advances BEFORE UPDATE ON {schema}.journal_head
    FOR EACH ROW EXECUTE FUNCTION {schema}.demand_advance();
CREATE TRIGGER journal_extent_refuses_removal BEFORE DELETE OR TRUNCATE ON {schema}.journal_extent
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.refuse_change();
CREATE TRIGGER journal_extent_only_grows BEFORE UPDATE ON {schema}.journal_extent
    FOR EACH ROW EXECUTE FUNCTION {schema}.demand_growth();
CREATE TRIGGER writer_lease_refuses_removal BEFORE DELETE OR TRUNCATE ON {schema}.writer_lease
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.refuse_change();
CREATE TRIGGER writer_lease_changes_hands_by_epoch BEFORE UPDATE ON {schema}.writer_lease
    FOR EACH ROW EXECUTE FUNCTION {schema}.demand_later_epoch();
