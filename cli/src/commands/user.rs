//! `openelements user`: who may call the service.

use openelements_service::{NewUser, Store, UserRow};
use serde::Serialize;

use super::serve::secrets;
use crate::args::{Format, User, UserAdd, UserCommand};
use crate::failure::Failure;
use crate::output::Output;
use crate::store;
use crate::table::{self, Row};

/// What is above the columns.
const HEADINGS: [&str; 4] = ["ID", "NAME", "ORGANIZATION", "STATE"];

/// Runs the command.
pub(crate) fn run(args: &User) -> Result<Output, Failure> {
    store::runtime()?.block_on(async {
        let store = store::open(&args.storage).await?.store;
        let output = match &args.command {
            UserCommand::Add(add_args) => add(&store, add_args).await,
            UserCommand::List(list_args) => list(&store, list_args.format).await,
            UserCommand::Revoke { id } => revoke(&store, *id).await,
        };
        store.close().await;
        output
    })
}

async fn add(store: &Store, args: &UserAdd) -> Result<Output, Failure> {
    let name = required("--name", &args.name)?;
    let organization =
        args.organization.as_deref().map(|name| required("--organization", name)).transpose()?;
    let user = store.add_user(name, organization).await.map_err(Failure::new)?;
    match args.format {
        Format::Text => Ok(Output::success(secrets(&user).trim_start().to_owned())),
        Format::Json => Output::json(&Added::from(&user)),
    }
}

/// A name of at most 255 characters that a line can show.
fn required<'a>(option: &str, name: &'a str) -> Result<&'a str, Failure> {
    let name = name.trim();
    let is_name = !name.is_empty() && name.chars().count() <= 255 && !name.chars().any(char::is_control);
    let help = "it takes one line of 1 to 255 characters";
    if is_name { Ok(name) } else { Err(Failure::new(format_args!("`{option}` is no name")).help(help)) }
}

async fn list(store: &Store, format: Format) -> Result<Output, Failure> {
    let users = store.users().await.map_err(Failure::new)?;
    match format {
        Format::Json => Output::json(&users.iter().map(Listed::from).collect::<Vec<_>>()),
        Format::Text => Ok(Output::success(table(&users))),
    }
}

fn table(users: &[UserRow]) -> String {
    let rows = users.iter().map(|user| {
        let state = if user.revoked.is_some() { "revoked" } else { "active" };
        let cells = [&user.id.to_string(), user.name.as_str(), user.organization.as_str(), state];
        Row { cells: cells.map(ToOwned::to_owned).into(), details: Vec::new() }
    });
    table::render(&HEADINGS, &rows.collect::<Vec<_>>(), table::terminal_width())
}

async fn revoke(store: &Store, id: i64) -> Result<Output, Failure> {
    if store.revoke_user(id).await.map_err(Failure::new)? {
        return Ok(Output::success(format!("user {id} is revoked; its secrets are refused from now on\n")));
    }
    let help = "`openelements user list` has the ids";
    Err(Failure::new(format_args!("there is no user {id}, or it is revoked already")).help(help))
}

/// A new user as JSON.
#[derive(Serialize)]
struct Added<'a> {
    id: i64,
    name: &'a str,
    #[serde(rename = "organizationName")]
    organization_name: &'a str,
    user: &'a str,
    organization: &'a str,
}

impl<'a> From<&'a NewUser> for Added<'a> {
    fn from(new: &'a NewUser) -> Self {
        Self {
            id: new.id,
            name: &new.name,
            organization_name: &new.organization,
            user: new.user_secret.expose(),
            organization: new.organization_secret.expose(),
        }
    }
}

/// A user of the list as JSON.
#[derive(Serialize)]
struct Listed<'a> {
    id: i64,
    name: &'a str,
    organization: &'a str,
    revoked: bool,
}

impl<'a> From<&'a UserRow> for Listed<'a> {
    fn from(row: &'a UserRow) -> Self {
        Self { id: row.id, name: &row.name, organization: &row.organization, revoked: row.revoked.is_some() }
    }
}
