//! From SVG to PNG. Owns the font, how wide a text is, and how many pixels a picture has.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{self, Node, Options, Tree};
use std::sync::Arc;
use thiserror::Error;

/// Pixels for one unit of the drawing: sharp on a phone that shows 400 units.
const PIXELS: f32 = 2.5;
/// What the font is called in its files.
pub(super) const FAMILY: &str = "Inter";

const REGULAR: &[u8] = include_bytes!("../fonts/Inter-Regular.otf");
const SEMIBOLD: &[u8] = include_bytes!("../fonts/Inter-SemiBold.otf");

/// Why there is no picture: a fault of ours.
#[derive(Debug, Error)]
#[error("a picture couldn't be drawn: {0}")]
pub struct NotDrawn(String);

/// Draws with the font that is in the program, and asks for no other one.
#[derive(Debug, Clone)]
pub(super) struct Renderer {
    fonts: Arc<Database>,
}

impl Renderer {
    pub(super) fn new() -> Self {
        let mut fonts = Database::new();
        for font in [REGULAR, SEMIBOLD] {
            fonts.load_font_source(Source::Binary(Arc::new(font)));
        }
        fonts.set_sans_serif_family(FAMILY);
        Self { fonts: Arc::new(fonts) }
    }

    /// Reads a drawing.
    pub(super) fn tree(&self, svg: &str) -> Result<Tree, NotDrawn> {
        let options =
            Options { fontdb: Arc::clone(&self.fonts), font_family: FAMILY.to_owned(), ..Options::default() };
        Tree::from_str(svg, &options).map_err(|error| NotDrawn(error.to_string()))
    }

    /// Draws it.
    pub(super) fn png(&self, svg: &str) -> Result<Vec<u8>, NotDrawn> {
        let tree = self.tree(svg)?;
        let size = tree.size().to_int_size().scale_by(PIXELS);
        let size = size.ok_or_else(|| NotDrawn("it has no size".to_owned()))?;
        let pixels = Pixmap::new(size.width(), size.height());
        let mut pixels = pixels.ok_or_else(|| NotDrawn("it's too large".to_owned()))?;
        resvg::render(&tree, Transform::from_scale(PIXELS, PIXELS), &mut pixels.as_mut());
        pixels.encode_png().map_err(|error| NotDrawn(error.to_string()))
    }

    /// How wide a text is, in units. About as wide, where the font can't say.
    pub(super) fn width(&self, text: &str, size: f64, weight: u16) -> f64 {
        let svg = maud::html! {
            svg xmlns="http://www.w3.org/2000/svg" width="9999" height="99" {
                text x="0" y="50" font-family=(FAMILY) font-size=(size) font-weight=(weight) { (text) }
            }
        };
        let tree = self.tree(&svg.into_string()).ok();
        let measured = tree.as_ref().and_then(|tree| texts(tree.root()).first().map(|text| text.2));
        measured.map_or_else(|| text.chars().count() as f64 * size * 0.6, f64::from)
    }
}

/// All texts below a node: what each says, its left edge, its width, its top and its height.
pub(super) fn texts(group: &usvg::Group) -> Vec<(String, f32, f32, f32, f32)> {
    let mut found = Vec::new();
    for node in group.children() {
        match node {
            Node::Group(inner) => found.extend(texts(inner)),
            Node::Text(text) => {
                let words: String = text.chunks().iter().map(|chunk| chunk.text().to_owned()).collect();
                let around = text.abs_bounding_box();
                found.push((words, around.x(), around.width(), around.y(), around.height()));
            }
            Node::Path(_) | Node::Image(_) => {}
        }
    }
    found
}
