//! Owns lookups in the OpenAPI document: the matching path, its operation, parameters, bodies. Must not know calls.

use serde_json::{Map, Value};

/// The document and its path templates, split into segments.
pub(super) struct Document {
    root: Value,
    templates: Vec<(String, Vec<String>)>,
}

/// What the document has for a method and path.
pub(super) enum Found<'a> {
    Operation(Operation<'a>),
    /// The template matches, but does not have this method.
    OtherMethods(String),
    Nothing,
}

/// A documented operation.
pub(super) struct Operation<'a> {
    document: &'a Document,
    /// `METHOD /template`.
    pub(super) name: String,
    /// The values of the path parameters by name.
    pub(super) segments: Vec<(&'a str, String)>,
    item: String,
    method: String,
}

/// A parameter of an operation; `schema` is the pointer to its schema.
pub(super) struct Parameter<'a> {
    pub(super) name: &'a str,
    pub(super) required: bool,
    pub(super) schema: String,
}

/// A body in the document: the pointer to its schema by content type.
pub(super) struct Content {
    pub(super) required: bool,
    pointer: String,
    types: Vec<String>,
}

impl Document {
    pub(super) fn read(root: Value) -> Result<Self, String> {
        let paths = root.get("paths").and_then(Value::as_object).ok_or("it has no paths")?;
        let cut = |path: &String| (path.clone(), path.split('/').map(str::to_owned).collect());
        let templates = paths.keys().map(cut).collect();
        Ok(Self { root, templates })
    }

    /// All operations as `METHOD /template`.
    pub(super) fn operations(&self) -> Vec<String> {
        let items = self.root.get("paths").and_then(Value::as_object).into_iter().flatten();
        let methods = |(template, item): (&String, &Value)| -> Vec<String> {
            let known = ["get", "post", "put", "patch", "delete"]
                .into_iter()
                .filter(|method| item.get(method).is_some());
            known.map(|method| format!("{} {template}", method.to_ascii_uppercase())).collect()
        };
        items.flat_map(methods).collect()
    }

    /// Finds the operation for a path without query. If several templates match, the one with the fewest parameters
    /// wins.
    pub(super) fn find(&self, method: &str, path: &str) -> Found<'_> {
        let given: Vec<&str> = path.split('/').collect();
        let fits = |(template, wanted): &'_ (String, Vec<String>)| {
            fit(wanted, &given).map(|count| (count, template.clone()))
        };
        let mut fitting: Vec<_> = self.templates.iter().filter_map(fits).collect();
        fitting.sort();
        let lower = method.to_ascii_lowercase();
        let Some((_, first)) = fitting.first() else { return Found::Nothing };
        let has = |template: &str| self.at(&format!("/paths/{}/{lower}", escape(template))).is_some();
        match fitting.iter().find(|(_, template)| has(template)) {
            Some((_, template)) => Found::Operation(self.operation(&lower, template, &given)),
            None => Found::OtherMethods(first.clone()),
        }
    }

    fn operation(&self, method: &str, template: &str, given: &[&str]) -> Operation<'_> {
        let wanted = self.templates.iter().find(|(known, _)| known == template).map(|(_, wanted)| wanted);
        let pairs = wanted.into_iter().flatten().zip(given);
        let segments =
            pairs.filter_map(|(wanted, given)| Some((hole(wanted)?, (*given).to_owned()))).collect();
        let item = format!("/paths/{}", escape(template));
        let name = format!("{} {template}", method.to_ascii_uppercase());
        Operation { document: self, name, segments, item, method: method.to_owned() }
    }

    fn at(&self, pointer: &str) -> Option<&Value> {
        self.root.pointer(pointer)
    }

    /// Follows a `$ref` within the document, if there is one at this pointer.
    fn follow(&self, pointer: String) -> String {
        let target = self.at(&pointer).and_then(|value| value.get("$ref")).and_then(Value::as_str);
        match target.and_then(|target| target.strip_prefix('#')) {
            Some(target) => target.to_owned(),
            None => pointer,
        }
    }

    fn content(&self, pointer: String) -> Option<Content> {
        let pointer = self.follow(pointer);
        let body = self.at(&pointer)?;
        let types = body.get("content").and_then(Value::as_object).map(Map::keys).into_iter().flatten();
        let types = types.cloned().collect();
        let required = body.get("required").and_then(Value::as_bool).unwrap_or(false);
        Some(Content { required, pointer, types })
    }
}

impl<'a> Operation<'a> {
    /// The path or query parameters (`in`) of the operation and of its path.
    pub(super) fn parameters(&self, place: &str) -> Vec<Parameter<'a>> {
        let lists =
            [format!("{}/{}/parameters", self.item, self.method), format!("{}/parameters", self.item)];
        let mut found = Vec::new();
        for list in lists {
            let given = self.document.at(&list).and_then(Value::as_array).into_iter().flatten();
            let chosen = given.enumerate().filter(|(_, parameter)| parameter["in"] == place);
            found.extend(chosen.filter_map(|(index, parameter)| {
                let required = parameter["required"].as_bool().unwrap_or(false);
                let schema = format!("{list}/{index}/schema");
                Some(Parameter { name: parameter["name"].as_str()?, required, schema })
            }));
        }
        found
    }

    /// The request body, if one is documented.
    pub(super) fn request(&self) -> Option<Content> {
        self.document.content(format!("{}/{}/requestBody", self.item, self.method))
    }

    /// The response for a status: by the status, its class (`4XX`), or the default.
    pub(super) fn response(&self, status: u16) -> Option<Content> {
        let keys = [status.to_string(), format!("{}XX", status / 100), "default".to_owned()];
        let place = |key| format!("{}/{}/responses/{key}", self.item, self.method);
        keys.into_iter().find_map(|key| self.document.content(place(key)))
    }
}

impl Content {
    /// The pointer to the schema for a content type; `None` when it is not documented.
    pub(super) fn schema(&self, content_type: &str) -> Option<String> {
        let known = self.types.iter().any(|known| known == content_type);
        known.then(|| format!("{}/content/{}/schema", self.pointer, escape(content_type)))
    }

    /// Whether no body is documented.
    pub(super) fn is_empty(&self) -> bool {
        self.types.is_empty()
    }
}

/// How many segments of the template are parameters, if it matches.
fn fit(wanted: &[String], given: &[&str]) -> Option<usize> {
    let fits = |(wanted, given): (&String, &&str)| match hole(wanted) {
        Some(_) => !given.is_empty(),
        None => wanted == given,
    };
    let all = wanted.len() == given.len() && wanted.iter().zip(given).all(fits);
    all.then(|| wanted.iter().filter(|segment| hole(segment).is_some()).count())
}

fn hole(segment: &str) -> Option<&str> {
    segment.strip_prefix('{')?.strip_suffix('}')
}

fn escape(segment: &str) -> String {
    segment.replace('~', "~0").replace('/', "~1")
}
