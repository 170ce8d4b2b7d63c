//! The statements of the service, executed by themselves.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use openelements_service::{NewUser, statements};
use sqlx::any::AnyPoolOptions;
use sqlx::{AnyPool, AssertSqlSafe, Row as _};

use super::measure::{Measured, repeat};
use crate::failure::Failure;

/// As many as the service has.
const CONNECTIONS: u32 = 16;

/// The sizes of what the service stores for a documented request.
const WRAPPED_KEY_BYTES: usize = 72;
const SEALED_BYTES: usize = 240;

/// What the store alone does.
pub(super) struct Bare {
    pub(super) create: Measured,
    pub(super) read: Measured,
}

/// Measures both statements over as many connections as the service has.
pub(super) async fn measure(
    url: &str,
    user: &NewUser,
    callers: usize,
    duration: Duration,
) -> Result<Bare, Failure> {
    let pool = connect(url, CONNECTIONS).await?;
    // Writers of SQLite are fastest one after the other, as they are in the service.
    let writers = connect(url, if url.starts_with("sqlite") { 1 } else { CONNECTIONS }).await?;
    let select = sqlx::query("SELECT organization_id FROM users WHERE id = $1").bind(user.id);
    let organization: i64 = select.fetch_one(&pool).await?.try_get("organization_id")?;
    let user = user.id;
    // No instance of the service has a negative id.
    let last_id = Arc::new(AtomicI64::new(0));
    let create = repeat(callers, duration, |_| {
        let (pool, last_id) = (writers.clone(), Arc::clone(&last_id));
        move |_| insert(pool.clone(), last_id.fetch_sub(1, Ordering::Relaxed) - 1, organization, user)
    });
    let create = create.await?;
    let count = last_id.load(Ordering::Relaxed).unsigned_abs();
    let read = repeat(callers, duration, |caller| {
        let (pool, caller) = (pool.clone(), caller as u64);
        move |repetition| {
            find(pool.clone(), organization, -((repetition * 7919 + caller) % count).cast_signed() - 1)
        }
    });
    let read = read.await?;
    pool.close().await;
    writers.close().await;
    Ok(Bare { create, read })
}

/// Connections that are not asked whether they live, as those of the service.
async fn connect(url: &str, connections: u32) -> Result<AnyPool, sqlx::Error> {
    AnyPoolOptions::new().max_connections(connections).test_before_acquire(false).connect(url).await
}

async fn insert(pool: AnyPool, id: i64, organization: i64, user: i64) -> Result<(), Failure> {
    let insert = sqlx::query(statements::INSERT).bind(id).bind(organization).bind(user);
    let insert =
        insert.bind("chargebee").bind("Load").bind(r#"["Load"]"#).bind("load\nchargebee").bind(0_i64);
    let insert = insert.bind("none").bind(format!("{id:064x}")).bind("0123456789abcdef");
    let insert = insert.bind(vec![7_u8; WRAPPED_KEY_BYTES]).bind(vec![7_u8; SEALED_BYTES]);
    insert.bind(0_i64).bind(-id).execute(&pool).await?;
    Ok(())
}

async fn find(pool: AnyPool, organization: i64, id: i64) -> Result<(), Failure> {
    let select = AssertSqlSafe([statements::SELECT, statements::BY_ID].concat());
    let row = sqlx::query(select).bind(id).bind(organization).fetch_one(&pool).await?;
    row.try_get::<Vec<u8>, _>("sealed")?;
    Ok(())
}
