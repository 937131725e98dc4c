//! What the ink of a document means: a tree of elements, in the order in which they are read.

use krilla::tagging::{Identifier, Node, TagGroup, TagKind, TagTree};

/// An element's place in the structure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Element(usize);

/// What an element has in it.
enum Child {
    Element(usize),
    Ink(usize),
}

/// The elements of a document.
#[derive(Default)]
pub struct Structure {
    elements: Vec<(TagKind, Vec<Child>)>,
    roots: Vec<usize>,
}

impl Structure {
    /// A new element, in another one or at the top.
    pub fn element(&mut self, within: Option<Element>, tag: impl Into<TagKind>) -> Element {
        let new = self.elements.len();
        self.elements.push((tag.into(), Vec::new()));
        match within.and_then(|parent| self.elements.get_mut(parent.0)) {
            Some((_, children)) => children.push(Child::Element(new)),
            None => self.roots.push(new),
        }
        Element(new)
    }

    /// Ink belongs to an element.
    pub fn ink(&mut self, element: Element, ink: usize) {
        if let Some((_, children)) = self.elements.get_mut(element.0) {
            children.push(Child::Ink(ink));
        }
    }

    /// The tree, once each ink has its name on its page.
    pub fn tree(mut self, names: &[Option<Identifier>]) -> TagTree {
        let mut tree = TagTree::new();
        for root in std::mem::take(&mut self.roots) {
            if let Some(group) = self.group(root, names) {
                tree.push(group);
            }
        }
        tree
    }

    fn group(&mut self, element: usize, names: &[Option<Identifier>]) -> Option<TagGroup> {
        let (tag, children) = self.elements.get_mut(element)?;
        let (tag, children) = (tag.clone(), std::mem::take(children));
        let nodes = children.into_iter().filter_map(|child| match child {
            Child::Element(element) => self.group(element, names).map(Node::from),
            Child::Ink(ink) => names.get(ink).copied().flatten().map(Node::from),
        });
        Some(TagGroup::with_children(tag, nodes.collect()))
    }
}
