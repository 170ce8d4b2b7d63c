//! `openelements serve`: the `/instances` API over HTTP.

use std::io::{self, IsTerminal as _, Write as _};
use std::net::SocketAddr;

use openelements_runtime::Noun;
use openelements_service::{NewUser, Service, Settings, serve};
use tokio::net::TcpListener;
use tracing_subscriber::filter::LevelFilter;

use crate::args::Serve;
use crate::failure::Failure;
use crate::output::Output;
use crate::stop::stop;
use crate::store::{self, Opened};

/// The variable that says what is logged.
const LOG_VARIABLE: &str = "OPENELEMENTS_LOG";

/// Runs the command until it is told to stop.
pub(crate) fn run(args: &Serve) -> Result<Output, Failure> {
    log()?;
    quiet_panics();
    store::runtime()?.block_on(run_until_stopped(args))
}

async fn run_until_stopped(args: &Serve) -> Result<Output, Failure> {
    let Opened { store, place, .. } = store::open(&args.storage).await?;
    let listener = TcpListener::bind(args.listen).await.map_err(|error| {
        let message = format_args!("cannot listen on {}: {error}", args.listen).to_string();
        Failure::new(message).help("name another address with `--listen`, such as 127.0.0.1:8081")
    })?;
    let address = listener.local_addr().unwrap_or(args.listen);
    let first_user = store.add_first_user().await.map_err(Failure::new)?;
    let stop = stop().map_err(|error| Failure::new(format_args!("cannot listen to signals: {error}")))?;
    let stop = async {
        stop.await;
        tracing::info!("stopping: calls under way are answered first");
    };
    tell(&welcome(address, args, &place, first_user.as_ref()))?;
    let settings = Settings { noun: args.noun.clone(), strict: args.strict };
    let service = Service::new(openelements::CATALOGUE, store.clone(), settings);
    serve(listener, service.router(), stop).await;
    store.close().await;
    Ok(Output::default())
}

/// What is said at the start.
fn welcome(address: SocketAddr, args: &Serve, place: &str, first_user: Option<&NewUser>) -> String {
    let base = format!("http://{address}/{}/api-v2", args.noun.plural());
    let count = openelements::ELEMENTS.len();
    let start = format!("openelements serves {count} elements at {base}\nThe data are in {place}\n");
    let first = |user| format!("{}\nTry it:\n  {}\n", secrets(user), curl(&base, &args.noun, user));
    start + &first_user.map(first).unwrap_or_default()
}

/// The secrets of a new user, which nobody can show again.
pub(super) fn secrets(user: &NewUser) -> String {
    format!(
        "\nThe secrets of `{}` of the organization `{}` are shown this once:\n  User          {}\n  Organization  {}\n",
        user.name,
        user.organization,
        user.user_secret.expose(),
        user.organization_secret.expose()
    )
}

/// A call that provisions an instance.
fn curl(base: &str, noun: &Noun, user: &NewUser) -> String {
    let noun = noun.singular();
    let body = format!(
        r#"{{"{noun}": {{"key": "chargebee"}}, "configuration": {{"site": "acme", "username": "test_key", "password": "none"}}, "name": "Test"}}"#
    );
    format!(
        "curl -X POST -H 'Authorization: User {}, Organization {}' -H 'Content-Type: application/json' -d '{body}' '{base}/instances'",
        user.user_secret.expose(),
        user.organization_secret.expose()
    )
}

/// Prints at once: the command goes on.
fn tell(text: &str) -> Result<(), Failure> {
    let mut stream = anstream::stdout();
    let told = write!(stream, "{text}").and_then(|()| stream.flush());
    told.map_err(|error| {
        let help = "secrets that could not be shown are lost; `openelements user add` makes others";
        Failure::new(format_args!("cannot write to standard output: {error}")).help(help)
    })
}

/// Logs to standard error.
fn log() -> Result<(), Failure> {
    let level = std::env::var(LOG_VARIABLE).unwrap_or_else(|_| "info".to_owned());
    let level: LevelFilter = level
        .parse()
        .map_err(|_| Failure::new(format_args!("{LOG_VARIABLE} takes `error`, `warn`, `info` or `debug`")))?;
    let subscriber = tracing_subscriber::fmt().with_max_level(level).with_target(false);
    subscriber.with_writer(io::stderr).with_ansi(io::stderr().is_terminal()).init();
    Ok(())
}

/// Has a panic say where it was, and not what: what could be a value.
fn quiet_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "a fault in this program");
    }));
}
