"""A page in fewer bytes: what it shows and which element owns it stay the same."""

from __future__ import annotations

from macros.book.compacting import compact_content

COLOUR = b"/c0 cs 0.1254902 0.16078432 0.17254902 scn"


def _piece(number, place, shown, colour=COLOUR):
    return (
        b"/Span<</MCID %d>>BDC\nq 1 0 0 -1 %s cm%s\nBT 0 Tr/f2 8.9 Tf 1 0 0 -1 0 0 Tm%s\nET\nQ\nEMC"
        % (number, place, colour, shown)
    )


def test_pieces_of_one_element_share_their_tag_colour_and_font():
    content = _piece(0, b"66.69206 759.39136", rb"[(\000\002\000A)38(\000\014)]TJ") + _piece(
        1, b"66.69206 748.97833", rb"(\000\003)Tj"
    )
    made, numbers = compact_content(content, ["p", "p"])
    assert made == (
        b"/Span<</MCID 0>>BDC\nq/c0 cs .1255 .1608 .1725 scn\n"
        b"BT/f2 8.9 Tf 66.7 759.4 Td[(\x00\x02\x00A)40(\x00\x0c)]TJ ET\n"
        b"BT 66.7 749 Td(\x00\x03)Tj ET\nQ\nEMC"
    )
    assert numbers == {0: 0, 1: None}


def test_pieces_of_two_elements_keep_their_tags_and_numbers_close_up():
    content = (
        _piece(0, b"1 2", b"(a)Tj") + _piece(1, b"1 3", b"(b)Tj") + _piece(2, b"1 4", b"(c)Tj")
    )
    made, numbers = compact_content(content, ["p", "p", "link"])
    assert numbers == {0: 0, 1: None, 2: 1}
    assert made.count(b"BDC") == made.count(b"EMC") == 2
    assert b"/MCID 1>>BDC" in made


def test_a_changed_colour_is_said_again():
    other = b"/c0 cs 1 0 0 scn"
    made, _ = compact_content(
        _piece(0, b"1 2", b"(a)Tj") + _piece(1, b"3 4", b"(b)Tj", other), [1, 1]
    )
    assert b"/c0 cs 1 0 0 scn\nBT 3 4 Td(b)Tj" in made


def test_a_letter_with_a_note_keeps_its_place():
    shown = (
        rb"(\000\003)Tj/Span<</ActualText(-)>>BDC 0 Tr/f2 8.9 Tf 1 0 0 -1 46.110897 0 Tm(\000#)Tj"
        b"\nEMC 0 Tr/f2 8.9 Tf 1 0 0 -1 48.887695 0 Tm(x)Tj"
    )
    made, _ = compact_content(_piece(0, b"10 20", shown), ["p"])
    assert b"(\x00\x03)Tj/Span<</ActualText(-)>>BDC 46.11 0 Td(\x00#)Tj\nEMC 2.78 0 Td(x)Tj" in made


def test_a_line_end_and_a_backslash_in_a_glyph_number_stay_escaped():
    made, _ = compact_content(_piece(0, b"1 2", rb"(\000\015\000\\\000\012\000\()Tj"), ["p"])
    assert b"(\x00\\015\x00\\\\\x00\\012\x00\\()Tj" in made


def test_kerning_is_told_in_steps_of_five_and_signs_in_one_byte():
    shown = rb"[(\000\t)2(\000\\)-13(\000\f\000\n\000\r\000\))7(\000\b)]TJ"
    made, _ = compact_content(_piece(0, b"1 2", shown), ["p"])
    assert b"[(\x00\t\x00\\\\)-13(\x00\f\x00\n\x00\\r\x00\\))5(\x00\b)]TJ" in made


def test_drawings_that_are_no_text_keep_their_operators():
    content = b"q .24 0 0 .24 0 0 cm\n10.123456 20 m 0.033333 5 l\nS\nQ\n"
    made, _ = compact_content(content, [])
    assert made == b"q .24 0 0 .24 0 0 cm\n10.12 20 m .0333 5 l\nS\nQ\n"
