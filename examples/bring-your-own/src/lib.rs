//! Elements of a company, from its own specs.
