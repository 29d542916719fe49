"""What one page shows on a phone: its words, how long it is, and the form that leads on."""

from dataclasses import dataclass

TALL = 740

# Visible text of `main` only: no closed folds, nothing that is there for screen readers alone.
WORDS = """() => {
  const main = document.querySelector('main');
  const shown = element => {
    if (!element.checkVisibility({checkVisibilityCSS: true})) return false;
    for (let at = element; at !== main; at = at.parentElement) {
      const box = at.getBoundingClientRect();
      if (at instanceof HTMLElement && getComputedStyle(at).position === 'absolute'
          && box.width <= 1) return false;
    }
    return true;
  };
  const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  let words = 0;
  while (texts.nextNode()) {
    const text = texts.currentNode;
    if (shown(text.parentElement)) words += text.data.split(/\\s+/)
      .filter(word => /[\\p{L}\\p{N}]/u.test(word)).length;
  }
  return {words, height: document.documentElement.scrollHeight};
}"""

# The form that leads on, marked; past an emergency it is "I am safe for now". A form that only
# opens a question from elsewhere leads aside.
FORM = """() => {
  const forms = [...document.querySelectorAll('main form')].filter(
    form => form.getAttribute('method') === 'post' && form.id !== 'open-question');
  const safe = forms.find(form => form.getAttribute('action')?.endsWith('safe-for-now/'));
  const form = safe || forms.find(form => form.querySelector('.btn-primary, .door'));
  if (!form) return null;
  form.dataset.measured = '';
  const shown = input => input.type !== 'hidden';
  return [...form.querySelectorAll('input')].filter(shown).map(
    input => ({name: input.name, value: input.value, id: input.id, checked: input.checked,
               kind: input.type}));
}"""


@dataclass(frozen=True)
class Screen:
    words: int
    phones: float  # how many phone screens long


def look(page):
    """The words and the length of this page."""
    said = page.evaluate(WORDS)
    return Screen(said["words"], max(1, said["height"] / TALL))


def inputs(page):
    """The inputs of the form that leads on, as dicts; None where there is no such form."""
    return page.evaluate(FORM)
