//! Reading columns. Owns the step from a row's plain numbers and texts to typed values, and its errors.

use super::error::Error;
use chrono::NaiveDate;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sqlx::Row;
use sqlx::any::AnyRow;

pub(super) fn int(row: &AnyRow, column: &'static str) -> Result<i64, Error> {
    Ok(row.try_get::<i64, _>(column)?)
}

pub(super) fn maybe_int(row: &AnyRow, column: &'static str) -> Result<Option<i64>, Error> {
    Ok(row.try_get::<Option<i64>, _>(column)?)
}

/// A number that this program wrote from a `u32`.
pub(super) fn small(row: &AnyRow, column: &'static str) -> Result<u32, Error> {
    u32::try_from(int(row, column)?).map_err(|error| unreadable(column, error))
}

pub(super) fn text(row: &AnyRow, column: &'static str) -> Result<String, Error> {
    Ok(row.try_get::<String, _>(column)?)
}

pub(super) fn maybe_text(row: &AnyRow, column: &'static str) -> Result<Option<String>, Error> {
    Ok(row.try_get::<Option<String>, _>(column)?)
}

/// A day, written as 2026-12-31.
pub(super) fn maybe_day(row: &AnyRow, column: &'static str) -> Result<Option<NaiveDate>, Error> {
    let text = maybe_text(row, column)?;
    text.map(|text| text.parse().map_err(|error| unreadable(column, error))).transpose()
}

/// A document stored as JSON.
pub(super) fn json<T: DeserializeOwned>(row: &AnyRow, column: &'static str) -> Result<T, Error> {
    serde_json::from_str(&text(row, column)?).map_err(|error| unreadable(column, error))
}

/// A document stored as JSON, or its default where there is none.
pub(super) fn maybe_json<T: DeserializeOwned + Default>(
    row: &AnyRow,
    column: &'static str,
) -> Result<T, Error> {
    match maybe_text(row, column)? {
        Some(text) => serde_json::from_str(&text).map_err(|error| unreadable(column, error)),
        None => Ok(T::default()),
    }
}

/// A value as JSON text, to be stored in `column`.
pub(super) fn to_json<T: Serialize>(column: &'static str, value: &T) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|error| unreadable(column, error))
}

/// A plain name (a unit variant of an enum) as it is stored: JSON without the quotes.
pub(super) fn to_name<T: Serialize>(column: &'static str, value: &T) -> Result<String, Error> {
    Ok(to_json(column, value)?.trim_matches('"').to_owned())
}

/// The unit variant with the stored name.
pub(super) fn name<T: DeserializeOwned>(row: &AnyRow, column: &'static str) -> Result<T, Error> {
    serde_json::from_value(serde_json::Value::String(text(row, column)?))
        .map_err(|error| unreadable(column, error))
}

pub(super) fn unreadable(column: &'static str, why: impl ToString) -> Error {
    Error::Unreadable { column, why: why.to_string() }
}
