//! `openelements export`: the configurations of all elements for other tools.

use std::path::Path;

use openelements_codegen::{Files, Generator};
use openelements_runtime::Element;
use openelements_schema::{Unknown, document, typescript};

use crate::args::{Export, ExportCommand, JsonSchema, Typescript};
use crate::failure::Failure;
use crate::output::Output;
use crate::specs;
use crate::words::Count;

/// Who generates schemas. They have a directory of their own.
const SCHEMAS: Generator =
    Generator { name: "openelements export json-schema", endings: &[".schema.json"], folders: &[] };

/// Who generates declarations. Others beside them may be of another run, and are left alone.
const DECLARATIONS: Generator =
    Generator { name: "openelements export typescript", endings: &[], folders: &[] };

/// Runs the command.
pub(crate) fn run(args: &Export) -> Result<Output, Failure> {
    match &args.command {
        ExportCommand::JsonSchema(args) => json_schema(args),
        ExportCommand::Typescript(args) => declarations(args),
    }
}

/// Writes a schema for each element.
fn json_schema(args: &JsonSchema) -> Result<Output, Failure> {
    let catalogue = specs::catalogue(args.specs.as_ref())?;
    let files = Files::new(SCHEMAS, catalogue.elements().iter().map(|element| schema(element)));
    let persisted = files.persist(&args.out).map_err(Failure::new)?;
    let count = Count(catalogue.elements().len(), "schema");
    Ok(Output::success(format!("{count} in `{}`: {persisted}\n", args.out.display())))
}

/// The file of an element's schema. Members are sorted, so that the comment is the first.
fn schema(element: &Element) -> (String, String) {
    let mut schema = document(element, Unknown::Refused);
    if let Some(members) = schema.as_object_mut() {
        let mark = format!("{}: change the spec, not this file.", SCHEMAS.mark());
        members.insert("$comment".to_owned(), mark.into());
    }
    (format!("{}.schema.json", element.key), format!("{schema:#}\n"))
}

/// Writes the declarations of all elements.
fn declarations(args: &Typescript) -> Result<Output, Failure> {
    let text = typescript(&specs::catalogue(args.specs.as_ref())?);
    let Some(file) = &args.out else {
        return Ok(Output::success(text));
    };
    let Some(name) = file.file_name().and_then(|name| name.to_str()) else {
        return Err(Failure::new(format_args!("`{}` is not the name of a file", file.display())));
    };
    if file.is_dir() {
        let failure = Failure::new(format_args!("`{}` is a directory", file.display()));
        return Err(
            failure.help(format_args!("name a file, such as `{}`", file.join("elements.d.ts").display()))
        );
    }
    let directory = file.parent().unwrap_or(Path::new(""));
    let files = Files::new(DECLARATIONS, [(name.to_owned(), text)]);
    files.persist(directory).map_err(Failure::new)?;
    Ok(Output::success(format!("wrote `{}`\n", file.display())))
}
