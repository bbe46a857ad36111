"""What the gates ask of a page that is open in a browser, as scripts that run in it."""

from __future__ import annotations

from functools import cache

from tests.builders import ROOT

# WCAG 2.0 to 2.2, levels A and AA, and what axe calls best practice.
AXE_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
# Of these, the rules whose outcome hangs on the colours; the others come out alike in both schemes.
AXE_COLOUR_RULES = ("color-contrast", "link-in-text-block")


@cache
def read_axe() -> str:
    """Give axe-core, which puts `axe` into the window."""
    return (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


# Parts far below the window are laid out only when they come near it: here, all of them are.
SHOW_ALL = """() => {
  const style = new CSSStyleSheet();
  style.replaceSync('*{content-visibility:visible!important}');
  document.adoptedStyleSheets.push(style);
  for (const details of document.querySelectorAll('details')) details.open = true;
}"""

# Findings as [rule, where, what]. Takes what `runOnly` of axe takes.
RUN_AXE = """only => axe.run(document, {runOnly: only, resultTypes: ['violations'], preload: false})
  .then(found => found.violations.flatMap(rule => rule.nodes.map(node =>
    [rule.id, node.target.join(' '), (node.failureSummary || '').split('\\n')[1] || rule.help])))"""

# What sticks out of the window sideways, and cannot be scrolled inside a part of the page.
LIST_OVERFLOWING = """() => {
  const width = document.documentElement.clientWidth;
  const found = [];
  if (document.documentElement.scrollWidth > width)
    found.push(`the page: ${document.documentElement.scrollWidth} px`);
  const holds = new Map([[document.documentElement, false]]);
  const isHeld = element => {
    if (!element) return false;
    if (!holds.has(element)) {
      const style = getComputedStyle(element);
      holds.set(element, style.overflowX != 'visible' || style.position == 'fixed'
        || isHeld(element.parentElement));
    }
    return holds.get(element);
  };
  for (const element of document.querySelectorAll('main *')) {
    if (element.closest('svg')) continue;
    const box = element.getBoundingClientRect();
    if (box.width > 1 && box.height > 1 && (box.right > width + 1 || box.left < -1)
        && !['absolute', 'fixed'].includes(getComputedStyle(element).position)
        && !isHeld(element.parentElement))
      found.push(`${element.tagName.toLowerCase()}.${element.className}`);
  }
  return [...new Set(found)];
}"""

# Text that its own or an outer box cuts off. Marked-off boxes of one pixel are for ears only.
LIST_CLIPPED = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const clips = new Map();
  const findClip = element => {
    if (!element || element == document.body) return null;
    if (!clips.has(element)) {
      const style = getComputedStyle(element);
      const cuts = ['hidden', 'clip'];
      clips.set(element, cuts.includes(style.overflowX) || cuts.includes(style.overflowY)
        ? element : findClip(element.parentElement));
    }
    return clips.get(element);
  };
  const found = new Set();
  for (let node; (node = walker.nextNode());) {
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest('script, style, noscript, svg, select')) continue;
    const clip = findClip(parent);
    const isShown = parent.checkVisibility({visibilityProperty: true, opacityProperty: true});
    if (!clip || !isShown) continue;
    const outer = clip.getBoundingClientRect();
    if (outer.width <= 2 || outer.height <= 2) continue;
    const style = getComputedStyle(clip);
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width < 1 || box.height < 1) continue;
      const middle = (box.top + box.bottom) / 2;
      const isAbove = middle < outer.top, isBelow = middle > outer.bottom;
      const isCut = (style.overflowY != 'auto' && (isAbove || isBelow))
        || (style.overflowX != 'auto'
          && (box.right > outer.right + 2 || box.left < outer.left - 2));
      if (isCut) {
        const name = `${parent.tagName.toLowerCase()}.${parent.className}`;
        found.add(`${name}: ${node.data.trim().slice(0, 40)}`);
        break;
      }
    }
  }
  return [...found];
}"""

# WCAG 2.2, 1.4.12: no loss of content when a reader sets these four distances.
SPACE_TEXT = """() => {
  const style = new CSSStyleSheet();
  style.replaceSync(`*:not(svg *) { line-height: 1.5 !important;
    letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets.push(style);
}"""

# What still moves for readers who asked for less motion: longer than a hundredth of a second.
LIST_MOVING = """() => {
  const found = new Set();
  const read = text => Math.max(...text.split(',').map(
    part => parseFloat(part) * (part.trim().endsWith('ms') ? 1 : 1000)));
  for (const element of [document.documentElement, ...document.querySelectorAll('body, body *')])
    for (const part of [null, '::before', '::after']) {
      const style = getComputedStyle(element, part);
      const name = `${element.tagName.toLowerCase()}.${element.className}${part || ''}`;
      if (read(style.transitionDuration) + Math.max(0, read(style.transitionDelay)) > 10)
        found.add(`transition of ${name}`);
      if (style.animationName != 'none' && read(style.animationDuration) > 10)
        found.add(`animation of ${name}`);
      if (!part && style.scrollBehavior == 'smooth') found.add(`smooth scrolling of ${name}`);
    }
  for (const animation of document.getAnimations())
    if (animation.effect.getComputedTiming().endTime > 10)
      found.add(`running: ${animation.animationName || animation.id || 'animation'}`);
  return [...found];
}"""
