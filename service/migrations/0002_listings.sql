-- The order in which instances are listed, and the instances that a key rotation is still to visit.
CREATE INDEX instances_in_order ON instances (organization_id, created, id);
CREATE INDEX instances_by_key ON instances (key_id, id);
