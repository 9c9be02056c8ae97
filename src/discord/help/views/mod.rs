//! Help as people read it. Pure functions: what a topic is called, the numbers in it, what it leads on to, and its pages.

mod facts;
pub mod pages;
mod steps;
pub mod topics;

#[cfg(test)]
mod tests;
