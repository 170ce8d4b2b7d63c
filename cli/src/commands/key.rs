//! `openelements key`: the key that the store is encrypted with.

use crate::args::{Key, KeyCommand};
use crate::failure::Failure;
use crate::output::Output;
use crate::store::{self, Opened};
use crate::words::Count;

/// Runs the command.
pub(crate) fn run(args: &Key) -> Result<Output, Failure> {
    let KeyCommand::Rotate = args.command;
    store::runtime()?.block_on(async {
        let Opened { store, keys, .. } = store::open(&args.storage).await?;
        keys.rotate().map_err(Failure::new)?;
        let rotation = store.rewrap().await.map_err(Failure::new)?;
        store.close().await;
        let instances = usize::try_from(rotation.instances).unwrap_or(usize::MAX);
        let done = format!(
            "Everything is encrypted with the new key {}, {} among it.\n\
             The earlier keys are not needed any more, except for backups of the database.\n",
            rotation.key_id,
            Count(instances, "instance")
        );
        Ok(Output::success(done))
    })
}
