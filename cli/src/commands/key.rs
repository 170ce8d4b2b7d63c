//! `openelements key`: the key that the store is encrypted with.

use openelements_service::{KeyUse, Store};
use serde::Serialize;

use crate::args::{Format, Key, KeyCommand};
use crate::failure::Failure;
use crate::output::Output;
use crate::store::{self, Opened};
use crate::table::{self, Row};
use crate::words::Count;

/// What is above the columns.
const HEADINGS: [&str; 3] = ["ID", "STATE", "INSTANCES"];

/// Runs the command.
pub(crate) fn run(args: &Key) -> Result<Output, Failure> {
    store::runtime()?.block_on(async {
        let Opened { store, .. } = store::open(&args.storage).await?;
        let output = match &args.command {
            KeyCommand::List(list_args) => list(&store, list_args.format).await,
            KeyCommand::Rotate => rotate(&store).await,
        };
        store.close().await;
        output
    })
}

async fn rotate(store: &Store) -> Result<Output, Failure> {
    let rotation = store.rotate_key().await.map_err(Failure::new)?;
    let instances = usize::try_from(rotation.instances).unwrap_or(usize::MAX);
    let done = format!(
        "Everything is encrypted with the new key {}, {} among it.\n\
         Earlier keys may go once `openelements key list` has no instances for them, and no backup needs them.\n",
        rotation.key_id,
        Count(instances, "instance")
    );
    Ok(Output::success(done))
}

async fn list(store: &Store, format: Format) -> Result<Output, Failure> {
    let uses = store.key_uses().await.map_err(Failure::new)?;
    let items: Vec<Item<'_>> = uses.iter().map(Item::from).collect();
    if format == Format::Json {
        return Output::json(&items);
    }
    let rows: Vec<Row> = items.iter().map(Item::row).collect();
    Ok(Output::success(table::render(&HEADINGS, &rows, table::terminal_width())))
}

/// What the list says of a key.
#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    state: &'static str,
    instances: u64,
}

impl<'a> From<&'a KeyUse> for Item<'a> {
    fn from(key: &'a KeyUse) -> Self {
        let state = if key.is_current { "current" } else { "earlier" };
        Self { id: &key.id, state, instances: key.instances }
    }
}

impl Item<'_> {
    fn row(&self) -> Row {
        let cells = [self.id.to_owned(), self.state.to_owned(), self.instances.to_string()];
        Row { cells: cells.into(), details: Vec::new() }
    }
}
