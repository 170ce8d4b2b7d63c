//! Looking things up. Each type of map that is used is compiled anew, in every build script, which takes longer than
//! all that is done with it: there is one type of map here, and there are sorted lists.

use std::borrow::Cow;
use std::collections::BTreeMap;

/// Names, each with who had it first.
#[derive(Debug)]
pub(crate) struct Names<'name, Holder> {
    numbers: BTreeMap<Cow<'name, str>, usize>,
    holders: Vec<Holder>,
}

impl<'name, Holder> Names<'name, Holder> {
    /// No names.
    pub(crate) fn new() -> Self {
        Self { numbers: BTreeMap::new(), holders: Vec::new() }
    }

    /// Gives a name to a holder, unless another has it already: then that one is returned.
    pub(crate) fn claim(&mut self, name: impl Into<Cow<'name, str>>, holder: Holder) -> Option<&mut Holder> {
        let number = *self.numbers.entry(name.into()).or_insert(self.holders.len());
        if number == self.holders.len() {
            self.holders.push(holder);
            return None;
        }
        self.holders.get_mut(number)
    }
}

/// What stands under a key in a list that is sorted by its keys.
pub(crate) fn find<'list, Key: Ord, Value>(sorted: &'list [(Key, Value)], key: &Key) -> Option<&'list Value> {
    let index = sorted.binary_search_by(|(other, _)| other.cmp(key)).ok()?;
    sorted.get(index).map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::{Names, find};

    #[test]
    fn a_name_is_its_first_holders() {
        let mut names = Names::new();
        assert_eq!(names.claim("a", 1), None);
        assert_eq!(names.claim("b".to_owned(), 2), None);
        assert_eq!(names.claim("a".to_owned(), 3), Some(&mut 1));
        assert_eq!(names.claim("b", 4), Some(&mut 2));
    }

    #[test]
    fn what_is_in_a_list_is_found() {
        let sorted = [(1, "one"), (3, "three"), (7, "seven")];
        let found: Vec<_> = (0..9).filter_map(|key| find(&sorted, &key).copied()).collect();
        assert_eq!(found, ["one", "three", "seven"]);
    }
}
