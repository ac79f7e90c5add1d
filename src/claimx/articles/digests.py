"""A set of eight-byte numbers in one block of memory: what a run over millions of articles can remember of each."""

import mmap

_SLOTS = 1 << 12  # 32 kB; always a power of two


class Digests:
    """Numbers from 0 to 2⁶⁴ - 1, each once, in 10 to 20 bytes a number; a Python set of as many takes about 100.

    Open addressing with linear probing (Knuth, The Art of Computer Programming, vol. 3, 6.4). The numbers must be spread evenly,
    as those of a hash function are.

    >>> seen = Digests()
    >>> seen.add(7), seen.add(7), 7 in seen, 8 in seen, len(seen)
    (True, False, True, False, 1)
    """

    def __init__(self) -> None:
        self._slots = _block(_SLOTS)
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def __contains__(self, digest: int) -> bool:
        return bool(self._slots[self._place(digest or 1)])

    def add(self, digest: int) -> bool:
        """Adds a number; False where it is there already. 0 marks a free slot, so 0 and 1 count as one number."""
        digest = digest or 1
        place = self._place(digest)
        if self._slots[place]:
            return False
        self._slots[place] = digest
        self._size += 1
        if 5 * self._size > 4 * len(self._slots):
            self._grow()
        return True

    def _place(self, digest: int) -> int:
        """The slot that holds this number, or the free one where it would go."""
        slots = self._slots
        last = len(slots) - 1
        place = digest & last
        while (held := slots[place]) and held != digest:
            place = (place + 1) & last
        return place

    def _grow(self) -> None:
        old = self._slots
        self._slots = _block(2 * len(old))
        for digest in old:
            if digest:
                self._slots[self._place(digest)] = digest


def _block(slots: int) -> memoryview:
    """Free slots of eight bytes each, straight from the system, which gets them back when they are outgrown: from Python's own
    memory they would leave holes."""
    return memoryview(mmap.mmap(-1, 8 * slots)).cast("Q")
