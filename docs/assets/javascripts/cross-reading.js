// Shows a source note or the definition of a term beside its mention, without leaving the line.
// Both stand at the end of the page: without this script, the mention is a link to them.
//
// Source: WCAG 2.2, 1.4.13 (content on hover or focus): what appears can be dismissed with Escape,
// the pointer can move onto it, and it stays until the pointer or the focus leaves.
(() => {
  "use strict";

  const MENTION = "article a.note-ref, article a.term";
  const DELAY_SHOW = 150; // milliseconds the pointer rests before the card appears
  const DELAY_HIDE = 250; // milliseconds in which the pointer can move onto the card
  const GAP = 6; // pixels between mention and card
  const MARGIN = 8; // pixels between card and window

  const card = document.createElement("div");
  card.id = "reading-card";
  card.className = "reading-card md-typeset";
  card.setAttribute("role", "tooltip");
  card.hidden = true;

  let shown = null;
  let timer = 0;

  const findMention = (target) => (target instanceof Element ? target.closest(MENTION) : null);

  // The entry at the end of the page that a mention leads to: a note, or the term of the glossary.
  const findEntry = (mention) => {
    const id = decodeURIComponent(mention.hash.slice(1));
    return document.getElementById(mention.classList.contains("term") ? `term-${id}` : id);
  };

  // Links become plain words: the card is read, the mention itself leads on.
  const copyWords = (entry) => {
    const copy = entry.cloneNode(true);
    copy.querySelectorAll(".note-back, .note-uses").forEach((link) => link.remove());
    copy.querySelectorAll("a").forEach((link) => {
      const words = document.createElement("span");
      words.className = link.className;
      words.lang = link.lang || "en";
      words.append(...link.childNodes);
      link.replaceWith(words);
    });
    copy.querySelectorAll("[id]").forEach((element) => element.removeAttribute("id"));
    return [...copy.childNodes];
  };

  // Below the mention where there is room, otherwise above; never beyond the window's edges.
  const place = (mention) => {
    const [line] = mention.getClientRects();
    const width = document.documentElement.clientWidth;
    const left = Math.max(MARGIN, Math.min(line.left, width - card.offsetWidth - MARGIN));
    const isBelow = line.bottom + GAP + card.offsetHeight <= window.innerHeight - MARGIN;
    const top = isBelow ? line.bottom + GAP : line.top - GAP - card.offsetHeight;
    card.style.left = `${left + window.scrollX}px`;
    card.style.top = `${Math.max(top, MARGIN) + window.scrollY}px`;
  };

  const hide = () => {
    clearTimeout(timer);
    if (shown) shown.removeAttribute("aria-describedby");
    shown = null;
    card.hidden = true;
  };

  const show = (mention) => {
    clearTimeout(timer);
    if (mention === shown) return;
    const entry = findEntry(mention);
    hide();
    if (!entry) return;
    card.replaceChildren(...copyWords(entry));
    card.hidden = false;
    place(mention);
    mention.setAttribute("aria-describedby", card.id);
    shown = mention;
  };

  const later = (act, delay) => {
    clearTimeout(timer);
    timer = setTimeout(act, delay);
  };

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const mention = findMention(event.target);
    if (mention) later(() => show(mention), DELAY_SHOW);
    else if (card.contains(event.target)) clearTimeout(timer);
    else if (!shown) clearTimeout(timer);
    else if (document.activeElement !== shown) later(hide, DELAY_HIDE);
  });
  document.documentElement.addEventListener("pointerleave", () => {
    if (!shown || document.activeElement !== shown) later(hide, DELAY_HIDE);
  });
  document.addEventListener("focusin", (event) => {
    const mention = findMention(event.target);
    if (mention && mention.matches(":focus-visible")) show(mention);
    else hide();
  });
  document.addEventListener("focusout", (event) => {
    if (event.target === shown) hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && shown) hide();
  });
  window.addEventListener("resize", hide);
  document.body.append(card);
})();
