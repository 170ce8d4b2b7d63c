-- What version 1 has written: a user of an organization, and an instance, sealed with the key of the tests.
INSERT INTO organizations (id, name, created)
VALUES (8850288947206502,
    'default',
    1795291198988);
INSERT INTO users (id, organization_id, name, user_hash, organization_hash, created, revoked)
VALUES (969627689610288,
    8850288947206502,
    'First User',
    'd389763af35137afffc47e30d3928302f7c178d3bb5ba3c6609d325077212c42',
    'fb6b1481acea11dac76ac464f320a4f084166f9ce7ed1b609a3c2e11d243d0ba',
    1795291198993,
    NULL);
INSERT INTO sealed_keys (name, key_id, wrapped_key, sealed)
VALUES ('lookup key of tokens',
    'c68de5cdb8ee7464',
    X'9c69c20994a2b081c5512b42eb85ed64415e6bae2ea7f0f1c998d0a517b2f7e55fd3cb52833c1a0e72f60e81ff0ab1a8cd54ba64552fc772e1bb03c7e5b7e42cc810177e4becbf14',
    X'68703bef327f76e8186ade2e1897b41e4f3565ea2a1a1471da713256ae9c2d9a0209e13c076185cac7c58b0f1bad31987b58023372f95f8377b5321f74ea41c860c4726064365095');
INSERT INTO instances (id, organization_id, user_id, element_key, name, tags, search, disabled, external_authentication, token_fingerprint, key_id, wrapped_key, sealed, version, created)
VALUES (5320816048432116,
    8850288947206502,
    969627689610288,
    'chargebee',
    'Version 1',
    '[
"Docs"
]',
    'version 1
chargebee',
    0,
    'none',
    'cb747139ad625315cfe99d05b40d1140d7188b37c6d9a7d8c2b94628e72d1e21',
    'c68de5cdb8ee7464',
    X'd6ec0e700b813881d2e7f19836c1eb38ab0bc1514c5dcd5698352bb1fed8d8c90aced7f47ff1766a208fcd34e1b6a0a56390c7ecec19a87799a1220d059778aaf5ffe63e1afeb2ae',
    X'8943e42e254382ac6610691edc8540674f30eaf4bbe65c029fc90f8375792adda4b656cba078b592d289db07680f7693ab29dfb9f3eda1dd0a6a8a5dbbef3f630e06a43e077f9ab13022e8662a2a620945e5da4492c66ea329b33097582b31e2a0b0ddae760fb2b9747efd58f3516788eb29c9dbbe1de85b9616e9e4e13fe7199664be5f5a293f2a1d63fb0d186d379c91745e4da5328f77979cb7bfa377a1540b5ed4d4a06870bddc4b',
    0,
    1795291199010);
