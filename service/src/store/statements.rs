//! The statements about single instances, as every database takes them. The load test executes two of
//! them by themselves, to tell what the store alone can do.

/// Adds an instance.
pub const INSERT: &str = "INSERT INTO instances (id, organization_id, user_id, element_key, name, tags, \
     search, disabled, external_authentication, token_fingerprint, key_id, wrapped_key, sealed, version, created) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";

/// Reads instances, with the names of those who made them; a condition follows.
pub const SELECT: &str = "SELECT instances.id, instances.organization_id, instances.user_id, \
     users.name AS user_name, instances.element_key, instances.name, instances.tags, instances.disabled, \
     instances.external_authentication, instances.key_id, instances.wrapped_key, instances.sealed, \
     instances.version, instances.created FROM instances JOIN users ON users.id = instances.user_id WHERE ";

/// Finds an instance by its id and its organization.
pub const BY_ID: &str = "instances.id = $1 AND instances.organization_id = $2";

/// Finds an instance by the fingerprint of its token and its organization.
pub(super) const BY_TOKEN: &str = "instances.token_fingerprint = $1 AND instances.organization_id = $2";

/// Changes an instance, unless another change came first.
pub(super) const UPDATE: &str = "UPDATE instances SET name = $1, tags = $2, search = $3, disabled = $4, \
     external_authentication = $5, key_id = $6, wrapped_key = $7, sealed = $8, version = version + 1 \
     WHERE id = $9 AND organization_id = $10 AND version = $11";

/// Removes an instance.
pub(super) const REMOVE: &str = "DELETE FROM instances WHERE id = $1 AND organization_id = $2";
