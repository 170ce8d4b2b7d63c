//! A service in this process, over a store of its own, and calls to it.

use std::ops::Deref;

use openelements_runtime::{Catalogue, Noun, Secret};
use openelements_service::{Database, KeySource, NewUser, Service, Settings, Store};
use tempfile::TempDir;

use crate::caller::Caller;
use crate::postgres::Postgres;

/// Keys for stores that do not outlive a test.
pub(crate) const KEY: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

/// Runs a test over each store.
pub(crate) async fn over_both(test: impl AsyncFn(&Api)) {
    for place in Place::all() {
        // Shown where the test fails.
        println!("over {}", place.database());
        test(&Api::new(place).await).await;
    }
}

/// A database, gone in the end.
pub(crate) enum Place {
    Sqlite(TempDir),
    Postgres(Postgres),
}

impl Place {
    /// An empty database of each kind.
    pub(crate) fn all() -> Vec<Self> {
        let sqlite = Self::Sqlite(tempfile::tempdir().unwrap());
        std::iter::once(sqlite).chain(Postgres::create().map(Self::Postgres)).collect()
    }

    pub(crate) fn url(&self) -> String {
        match self {
            Self::Sqlite(directory) => format!("sqlite://{}/store.db?mode=rwc", directory.path().display()),
            Self::Postgres(postgres) => postgres.url(),
        }
    }

    pub(crate) fn database(&self) -> Database {
        Database::parse(&self.url()).unwrap()
    }

    pub(crate) async fn open(&self) -> Store {
        Store::open(&self.database(), keys(KEY)).await.unwrap()
    }
}

/// Keys given by their text.
pub(crate) fn keys(text: &str) -> KeySource {
    KeySource::Environment { variable: "KEYS_OF_A_TEST", text: Secret::from(text) }
}

/// A service with the users of two organizations. Calls are those of the first one's user, unless
/// another is named.
pub(crate) struct Api {
    caller: Caller,
    pub(crate) store: Store,
    pub(crate) user: NewUser,
    pub(crate) stranger: NewUser,
    // Last: a database goes after those who use it.
    pub(crate) place: Place,
}

impl Api {
    async fn new(place: Place) -> Self {
        let store = place.open().await;
        let user = store.add_user("Ann Lee", Some("first")).await.unwrap();
        let stranger = store.add_user("Stranger", Some("second")).await.unwrap();
        let service = Service::new(openelements::CATALOGUE, store.clone(), Settings::default());
        let caller = Caller::new(&service, &Noun::default(), &user);
        Self { caller, store, user, stranger, place }
    }

    /// Calls of the user of the other organization.
    pub(crate) fn stranger(&self) -> Caller {
        self.caller.of(&self.stranger)
    }

    /// Calls to another service over the same store.
    pub(crate) fn with(&self, settings: Settings) -> Caller {
        self.over(openelements::CATALOGUE, settings)
    }

    /// Calls to a service with another catalogue over the same store.
    pub(crate) fn over(&self, catalogue: Catalogue, settings: Settings) -> Caller {
        let noun = settings.noun.clone();
        let service = Service::new(catalogue, self.store.clone(), settings);
        Caller::new(&service, &noun, &self.user)
    }
}

impl Deref for Api {
    type Target = Caller;

    fn deref(&self) -> &Caller {
        &self.caller
    }
}
