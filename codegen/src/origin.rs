//! Where the entries of elements come from.

use std::collections::BTreeMap;

use openelements_runtime::Authentication as Wire;

use crate::diagnostics::{Collector, Diagnostics, Texts};
use crate::model::{Element, Located, Preset};
use crate::run::Run;
use crate::source::{Position, Source};
use crate::standard::{Standard, is_within};
use crate::syntax::{self, RawSpec};
use crate::yaml::{self, At, Places};

/// Where the entries of an element come from.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ElementOrigin {
    /// The key of the element.
    pub key: String,
    /// The path of its spec.
    pub path: String,
    /// Its entries, in the order of its table.
    pub entries: Vec<EntryOrigin>,
}

/// Where an entry comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct EntryOrigin {
    /// Its wire name.
    pub name: String,
    /// What brings it.
    pub brought: Origin,
    /// What adjusts it, such as a field for what the authentication brings.
    pub adjusted: Vec<Origin>,
}

/// What brings or adjusts an entry, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Origin {
    /// What it is.
    pub by: By,
    /// Where the spec says so; none for what no spec says.
    pub position: Option<Position>,
}

/// What brings or adjusts an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum By {
    /// A field of the spec.
    Field,
    /// A preset in the `defaults` of the spec.
    Default,
    /// A type of authentication, by its name, or an alternative of the spec.
    Authentication(String),
    /// That there are alternatives to choose from.
    Choice,
    /// A standard group of settings.
    Group {
        /// The group.
        group: String,
        /// The preset of one of its members, which brings the others.
        preset: String,
    },
    /// The standard, which accepts the setting for every element.
    Always,
}

/// Where every entry of every element comes from, the elements sorted by key.
///
/// ```
/// use openelements_codegen::{By, Source, origins};
///
/// let spec = "key: recurly\nname: Recurly\nauthentication: basic\nfields:\n  site: {label: Subdomain}\n";
/// let elements = origins(vec![Source::new("specs/recurly.yaml", spec)])?;
/// let [username, _, site, ..] = elements[0].entries.as_slice() else { panic!() };
/// assert_eq!(username.brought.by, By::Authentication("basic".to_owned()));
/// assert_eq!(site.brought.position.unwrap().line, 5);
/// # Ok::<(), openelements_codegen::Diagnostics>(())
/// ```
///
/// # Errors
/// Every problem of every source at once.
pub fn origins(sources: Vec<Source>) -> Result<Vec<ElementOrigin>, Diagnostics> {
    let mut run = Run::new(sources);
    let elements = run.read();
    let traced: Vec<Traced<'_>> =
        elements.iter().filter_map(|element| trace(element, run.standard(), run.sources())).collect();
    let origins = resolve(&traced, run.sources());
    let diagnostics = run.finish();
    if diagnostics.has_errors() { Err(diagnostics) } else { Ok(origins) }
}

/// What brings or adjusts an entry, at a place that is still to be looked up.
type Cause = (By, Option<At>);

/// The causes of the entries of an element.
struct Traced<'element> {
    element: &'element Element,
    causes: Vec<Vec<Cause>>,
}

/// Reads the spec of an element once more: the element does not say who brought what.
fn trace<'element>(
    element: &'element Element,
    standard: &Standard,
    sources: &[Source],
) -> Option<Traced<'element>> {
    let (index, mut collector) = (element.key.at.source(), Collector::default());
    let root = yaml::parse(index, sources.get(index)?, &mut collector)?;
    let spec = syntax::read(index, &root, standard, &mut collector);
    let tracer = Tracer::new(element, &spec, standard);
    let causes = element.entries.iter().map(|entry| tracer.causes(&entry.name.value)).collect();
    Some(Traced { element, causes })
}

fn resolve(traced: &[Traced<'_>], sources: &[Source]) -> Vec<ElementOrigin> {
    let causes = traced.iter().flat_map(|traced| traced.causes.iter().flatten());
    let places = Places::find(sources, causes.filter_map(|(_, at)| at.as_ref()));
    let texts = Texts::new(sources, &vec![true; sources.len()], std::iter::empty());
    let origin = |(by, at): &Cause| {
        let place = at.as_ref().map(|at| places.resolve(at));
        let position = place.and_then(|place| Some(texts.position(place.source, place.span?.start)));
        Origin { by: by.clone(), position }
    };
    let element = |traced: &Traced<'_>| {
        let entries = traced.element.entries.iter().zip(&traced.causes).map(|(entry, causes)| {
            let mut origins = causes.iter().map(origin);
            EntryOrigin {
                name: entry.name.value.clone(),
                brought: origins.next().unwrap_or(Origin { by: By::Always, position: None }),
                adjusted: origins.collect(),
            }
        });
        ElementOrigin {
            key: traced.element.key.value.clone(),
            path: traced.element.path.clone(),
            entries: entries.collect(),
        }
    };
    traced.iter().map(element).collect()
}

struct Tracer<'spec> {
    element: &'spec Element,
    spec: &'spec RawSpec,
    standard: &'spec Standard,
    /// Where the spec has its presets, by their names.
    defaults: BTreeMap<&'spec str, &'spec At>,
    /// Where it has its fields.
    fields: BTreeMap<&'spec str, &'spec At>,
}

/// Places by names; of two of one name, which is an error, the first.
fn places<'spec>(
    names: impl DoubleEndedIterator<Item = &'spec Located<String>>,
) -> BTreeMap<&'spec str, &'spec At> {
    names.rev().map(|name| (name.value.as_str(), &name.at)).collect()
}

impl<'spec> Tracer<'spec> {
    fn new(element: &'spec Element, spec: &'spec RawSpec, standard: &'spec Standard) -> Self {
        let defaults = places(spec.defaults.iter().map(|default| &default.name));
        let fields = places(spec.fields.iter().map(|field| &field.name));
        Self { element, spec, standard, defaults, fields }
    }

    /// What brings an entry, and then what adjusts it. What only the standard accepts has no cause.
    fn causes(&self, name: &str) -> Vec<Cause> {
        let default = self.defaults.get(name).map(|at| (By::Default, Some((*at).clone())));
        let group = if default.is_none() { self.group(name) } else { None };
        let field = self.fields.get(name).map(|at| (By::Field, Some((*at).clone())));
        let access = self.choice(name).into_iter().chain(self.authentication(name));
        access.chain(default).chain(group).chain(field).collect()
    }

    /// The choice among alternatives.
    fn choice(&self, name: &str) -> Option<Cause> {
        let authentication = self.element.authentication.as_ref().filter(|_| name == Wire::ENTRY)?;
        Some((By::Choice, Some(authentication.default.at.clone())))
    }

    /// The types of authentication, or the alternatives, that bring a credential.
    fn authentication(&self, name: &str) -> Vec<Cause> {
        let authentication = self.element.authentication.as_ref();
        let (Some(authentication), Some(_)) = (authentication, self.standard.credential(name)) else {
            return Vec::new();
        };
        let by = |kind: &str| By::Authentication(kind.to_owned());
        if authentication.alternatives.is_empty() {
            let kind = &authentication.default;
            let brought = self.standard.brought_by(&kind.value).unwrap_or_default();
            let is_brought = brought.iter().any(|brought| brought == name);
            return is_brought.then(|| (by(&kind.value), Some(kind.at.clone()))).into_iter().collect();
        }
        let causes = authentication.alternatives.iter().filter_map(|alternative| {
            let entry = alternative.entries.iter().find(|entry| entry.value == name)?;
            Some((by(&alternative.name.value), Some(entry.at.clone())))
        });
        causes.collect()
    }

    /// The group that brings a setting, and the first preset that brings the group.
    fn group(&self, name: &str) -> Option<Cause> {
        let is_without = self.spec.without.iter().any(|without| without.value == name);
        let setting = self.standard.setting(name).filter(|_| !is_without)?;
        if setting.usual == Preset::Absent {
            return None;
        }
        let brings = |preset: &str| {
            self.standard.setting(preset).is_some_and(|used| is_within(&used.group, &setting.group))
        };
        let preset =
            self.spec.defaults.iter().map(|default| &default.name).find(|name| brings(&name.value))?;
        let by = By::Group { group: setting.group.clone(), preset: preset.value.clone() };
        Some((by, Some(preset.at.clone())))
    }
}
