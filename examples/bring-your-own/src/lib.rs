//! The elements of a company: a file in `specs` is a module here, and so is each element that the build
//! script picks from a catalogue.
//!
//! There are three ways to a checked configuration, and one decoder behind them.
//!
//! **Typed**, where the element is known when the code is written:
//!
//! ```
//! use bring_your_own::acme_crm::{Config, Region};
//!
//! let config = Config::builder().tenant("sales").api_key("s3cret").region(Region::Us).build()?;
//! assert_eq!(config.base_url().as_str(), "https://sales.crm.acme.example/us/v1");
//! assert_eq!(config.api_key().expose(), "s3cret");
//! # Ok::<(), bring_your_own::runtime::Violations>(())
//! ```
//!
//! **JSON for a known element**, as it comes over the wire; everything that is wrong is said at once:
//!
//! ```
//! use bring_your_own::acme_crm::Config;
//!
//! let config = Config::from_json(r#"{"tenant": "sales", "api.key": "s3cret"}"#)?;
//! assert_eq!(config.tenant(), "sales");
//!
//! let error = Config::from_json(r#"{"tennant": "sales", "region": "mars"}"#).unwrap_err();
//! assert_eq!(
//!     error.to_string(),
//!     "acme-crm: missing `tenant`, `api.key`; invalid `region` (expected one of `eu`, `us`); \
//!      unknown `tennant` (did you mean `tenant`?)",
//! );
//! # Ok::<(), bring_your_own::runtime::Violations>(())
//! ```
//!
//! **JSON for any element by its key**, which is known when the code runs:
//!
//! ```
//! use bring_your_own::{AnyConfig, ELEMENTS};
//!
//! let keys: Vec<&str> = ELEMENTS.iter().map(|element| element.key).collect();
//! assert_eq!(keys, ["acme-crm", "acme-ledger", "chargebee", "stripe"]);
//!
//! let json = r#"{"username": "u", "password": "s3cret", "year": 2025}"#;
//! let config = AnyConfig::from_json("acme-ledger", json)?;
//! assert_eq!(config.configuration().get("year"), Some("2025"));
//! assert_eq!(config.configuration().get("password"), None, "a secret has its own way out");
//!
//! // Where each element needs code of its own, the compiler knows when one is forgotten.
//! match config {
//!     AnyConfig::AcmeCrm(config) => println!("customers at {}", config.base_url()),
//!     AnyConfig::AcmeLedger(config) => println!("books at {}", config.base_url()),
//!     AnyConfig::Chargebee(config) => println!("subscriptions at {}", config.base_url()),
//!     AnyConfig::Stripe(config) => println!("charges at {}", config.base_url()),
//! }
//! # Ok::<(), bring_your_own::runtime::Violations>(())
//! ```

include!(concat!(env!("OUT_DIR"), "/elements/mod.rs"));
