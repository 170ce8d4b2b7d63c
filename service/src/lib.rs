//! The `/instances` API as a library: a router over any catalogue of elements, a store for the
//! instances, and the encryption of what is stored.
