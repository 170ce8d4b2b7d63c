-- Who may call, and the instances. Times are milliseconds since 1970; BYTEA is BLOB for SQLite.
CREATE TABLE organizations (
    id BIGINT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    created BIGINT NOT NULL
);

-- The secrets are kept as hashes only.
CREATE TABLE users (
    id BIGINT NOT NULL PRIMARY KEY,
    organization_id BIGINT NOT NULL REFERENCES organizations (id),
    name TEXT NOT NULL,
    user_hash TEXT NOT NULL UNIQUE,
    organization_hash TEXT NOT NULL,
    created BIGINT NOT NULL,
    revoked BIGINT
);

-- Keys of the store itself, each sealed as the contents of instances are.
CREATE TABLE sealed_keys (
    name TEXT NOT NULL PRIMARY KEY,
    key_id TEXT NOT NULL,
    wrapped_key BYTEA NOT NULL,
    sealed BYTEA NOT NULL
);

-- Token, configuration and provider data are in `sealed`; the token is found by its fingerprint.
CREATE TABLE instances (
    id BIGINT NOT NULL PRIMARY KEY,
    organization_id BIGINT NOT NULL REFERENCES organizations (id),
    user_id BIGINT NOT NULL REFERENCES users (id),
    element_key TEXT NOT NULL,
    name TEXT NOT NULL,
    tags TEXT NOT NULL,
    search TEXT NOT NULL,
    disabled BIGINT NOT NULL,
    external_authentication TEXT NOT NULL,
    token_fingerprint TEXT NOT NULL UNIQUE,
    key_id TEXT NOT NULL,
    wrapped_key BYTEA NOT NULL,
    sealed BYTEA NOT NULL,
    version BIGINT NOT NULL,
    created BIGINT NOT NULL
);
