//! A name that is compared with many: where its letters are is looked up once.

use super::float;

/// A name in small ASCII letters, of at most 64.
pub(super) struct Letters<'name> {
    pub(super) name: &'name [u8],
    /// The places at which each character is in it, in whatever case of letters: a bit each.
    places: [u64; 256],
}

impl<'name> Letters<'name> {
    /// `None` where the name has other characters, or more, or is empty.
    pub(super) fn new(name: &'name str) -> Option<Self> {
        let mut places = [0; 256];
        for (place, byte) in (0..64).zip(name.bytes()) {
            for byte in [byte, byte.to_ascii_uppercase()] {
                *places.get_mut(usize::from(byte))? |= 1_u64 << place;
            }
        }
        let is_known = name.is_ascii() && (1..=64).contains(&name.len());
        is_known.then_some(Self { name: name.as_bytes(), places })
    }

    /// The first of the places in a set at which a character is.
    #[inline]
    fn first(&self, byte: u8, of: u64) -> u64 {
        let places = self.places.get(usize::from(byte)).map_or(0, |places| places & of);
        places & places.wrapping_neg()
    }

    /// How many characters are common to both, in whatever order.
    pub(super) fn common(&self, other: &str) -> usize {
        let left = other.bytes().fold(u64::MAX, |left, byte| left & !self.first(byte, left));
        left.count_zeros() as usize
    }

    /// The measure of Jaro and Winkler, as `strsim` has it, to another name in ASCII, in any case of
    /// letters. `None` where that has more than 64.
    pub(super) fn beginning(&self, other: &str) -> Option<f64> {
        let range = (self.name.len().max(other.len()) / 2).saturating_sub(1);
        let mut near = u64::MAX.checked_shr(u32::try_from(63_usize.checked_sub(range)?).ok()?)?;
        let (mut left, mut common) = (u64::MAX, 0_u64);
        for (place, byte) in (0..64).zip(other.bytes()) {
            let first = self.first(byte, left & near);
            left &= !first;
            common |= u64::from(first != 0) << place;
            near = near << 1 | u64::from(place < range);
        }
        (other.len() <= 64).then(|| self.jaro_winkler(other.as_bytes(), !left, common))
    }

    /// The measure where these places of this name, and those of the other, have what is common.
    fn jaro_winkler(&self, other: &[u8], own: u64, common: u64) -> f64 {
        let is_same = |(own, common): (usize, usize)| {
            let [a, b] = [self.name.get(own), other.get(common)];
            a.zip(b).is_some_and(|(a, b)| a.eq_ignore_ascii_case(b))
        };
        let matches = own.count_ones() as usize;
        let moved = matches - bits(own).zip(bits(common)).filter(|places| is_same(*places)).count();
        let count = float(matches);
        let shares = count / float(self.name.len()) + count / float(other.len());
        let jaro = if matches == 0 { 0.0 } else { (shares + float(matches - moved / 2) / count) / 3.0 };
        if jaro > 0.7 { jaro + 0.1 * float(self.prefix(other)) * (1.0 - jaro) } else { jaro }
    }

    /// How many of the first four characters are those of another name, in whatever case of letters.
    pub(super) fn prefix(&self, other: &[u8]) -> usize {
        let first = self.name.iter().zip(other).take(4);
        first.take_while(|(a, b)| a.eq_ignore_ascii_case(b)).count()
    }
}

/// The numbers of the bits that are set.
fn bits(mut set: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let first = (set != 0).then_some(set.trailing_zeros() as usize);
        set &= set.wrapping_sub(1);
        first
    })
}
