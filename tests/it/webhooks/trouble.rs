//! Receivers that fail, redirect, hang, are gone, or were taken out of the configuration.
