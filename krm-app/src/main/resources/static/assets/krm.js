// What a page can do without it, it makes smoother: nothing here is needed to take a step.
(() => {
  'use strict';

  // A draft is what somebody has sent and krm could not take, since it had to ask first who it is: it comes back once, to the
  // form and the person it came from, and ends with whatever else they look at.
  const drafts = 'krm.draft';
  const user = document.body.dataset.user;
  const fieldsOf = form => [...new FormData(form)].filter(([name]) => !['_csrf', 'key', 'version', 'password'].includes(name));
  const forget = () => sessionStorage.removeItem(drafts);
  const draft = JSON.parse(sessionStorage.getItem(drafts));
  if (!document.querySelector('[data-keep]')) forget();
  else if (draft) sessionStorage.setItem(drafts, JSON.stringify({ ...draft, refused: true }));
  const promise = document.getElementById('kept');
  if (promise) promise.hidden = !draft;

  document.querySelectorAll('form[data-draft]').forEach(form => {
    const name = `${location.pathname}#${form.dataset.draft}`;
    if (draft?.refused && draft.form === name && draft.user === user) {
      for (const field of form.elements) {
        if (!field.name || !draft.fields.some(([name]) => name === field.name) || field.type === 'hidden') continue;
        const values = draft.fields.filter(([name]) => name === field.name).map(([, value]) => value);
        if (field.type === 'radio' || field.type === 'checkbox') field.checked = values.includes(field.value);
        else field.value = values[0];
        if (values[0]) field.closest('details')?.setAttribute('open', '');
      }
    }
    form.addEventListener('submit', () =>
      sessionStorage.setItem(drafts, JSON.stringify({ form: name, user, fields: fieldsOf(form) })));
  });
  document.querySelectorAll('form[data-forget]').forEach(form => form.addEventListener('submit', forget));

  // Whoever goes back to a form that they have sent and sends it again means the same act: in the browser's history it keeps
  // its key, though the page comes anew. What the browser itself would fill in again is shown to nobody else.
  const keys = [...document.querySelectorAll('input[name=key]')];
  const before = history.state;
  if (before?.user === user) {
    keys.forEach((key, at) => { key.value = before.keys[at] ?? key.value; });
  } else if (user) {
    if (before) addEventListener('pageshow', () => document.querySelectorAll('form[data-draft]').forEach(form => form.reset()));
    history.replaceState({ user, keys: keys.map(key => key.value) }, '');
  }

  // What has nothing left to choose goes on by itself.
  document.querySelector('form[data-send]')?.requestSubmit();

  // Only what belongs to the choice that was made.
  const opened = () => document.querySelectorAll('[data-opens]').forEach(choice => {
    const more = document.getElementById(choice.dataset.opens);
    if (more) more.hidden = !choice.checked;
  });
  const ofTheTeam = () => document.querySelectorAll('optgroup[data-of]').forEach(group => {
    const { form } = group.parentElement;
    group.hidden = group.disabled = group.dataset.of !== form.elements.team.value;
    if (group.disabled && group.contains(group.parentElement.selectedOptions[0])) group.parentElement.value = '';
  });
  [opened, ofTheTeam].forEach(choice => {
    document.addEventListener('change', choice);
    choice();
  });

  // A faulty form begins with what is wrong.
  document.querySelector('[data-focus]')?.focus();

  document.querySelectorAll('select[data-submit]').forEach(select =>
    select.addEventListener('change', () => select.form.requestSubmit()));
  // Gone, not hidden: the first button of a form is the one that Enter presses.
  document.querySelectorAll('[data-without-scripts]').forEach(part => part.remove());
  document.querySelectorAll('[data-print]').forEach(button => {
    button.hidden = false;
    button.addEventListener('click', () => print());
  });

  // The button that asked for another page went with the page before.
  document.body.addEventListener('htmx:afterSettle', ({ detail }) => {
    if (detail.requestConfig.elt.matches('.krm-pages')) document.getElementById('found').focus();
  });
  // What was found before is nobody's any more.
  const over = document.getElementById('session-over');
  if (over) document.body.addEventListener('htmx:responseError', ({ detail }) => {
    if (detail.xhr.status !== 401) return;
    over.hidden = false;
    document.getElementById('found').replaceChildren();
  });

  // The list of somebody who leaves it open is that of now. Tabs count on at once; lines wait for a click where somebody is
  // reading, so that nothing moves under their eyes, their pointer or their focus.
  const news = document.getElementById('news');
  if (news) {
    const said = news.querySelector('[role=status]');
    const show = news.querySelector('button');
    const list = () => document.getElementById('list');
    const lines = of => new Map([...of.querySelectorAll('.krm-line')].map(line => [line.dataset.case, line]));
    const inUse = of => of.contains(document.activeElement) || of.matches(':hover');
    let state = news.dataset.state;
    let next = null;
    const say = words => {
      if (said.textContent !== words) said.textContent = words;
    };
    const put = () => {
      const before = lines(list());
      list().replaceWith(next);
      next = null;
      show.hidden = true;
      const fresh = [...lines(list())].filter(([id]) => !before.has(id)).map(([, line]) => line);
      fresh.forEach(line => line.classList.add('krm-line--new'));
      return fresh[0] ?? list().querySelector('.krm-line');
    };
    const compare = page => {
      state = page.getElementById('news').dataset.state;
      const counts = page.querySelectorAll('.krm-count');
      document.querySelectorAll('.krm-count').forEach((count, at) => count.replaceWith(counts[at]));
      const coming = page.getElementById('list');
      const here = lines(list());
      const there = lines(coming);
      there.forEach((line, id) => {
        const old = here.get(id);
        if (old && old.innerHTML !== line.innerHTML && !inUse(old)) old.replaceWith(line.cloneNode(true));
      });
      if ([...here.keys()].join() === [...there.keys()].join()) {
        next = null;
        show.hidden = true;
        say('');
        return;
      }
      // A line may have moved up from the next page: there only the sum tells what is new.
      const more = coming.querySelector('.krm-pages')
        ? coming.dataset.total - list().dataset.total
        : [...there.keys()].filter(id => !here.has(id)).length;
      say(more < 1 ? news.dataset.changed
        : more === 1 ? news.dataset.one
          : news.dataset.several.replace('{0}', more.toLocaleString(document.documentElement.lang)));
      next = coming;
      if (inUse(list()) || list().getBoundingClientRect().top < 0) show.hidden = false;
      else put();
    };
    const look = async () => {
      if (document.hidden) return;
      try {
        const answer = await fetch(location.href, { headers: { Accept: 'text/html', 'If-None-Match': state } });
        if (answer.status === 304) {
          if (said.textContent === news.dataset.lost) say('');
          return;
        }
        if (!answer.ok || answer.redirected) throw new Error(answer.status);
        compare(new DOMParser().parseFromString(await answer.text(), 'text/html'));
      } catch {
        say(news.dataset.lost);
      }
    };
    show.addEventListener('click', () => put()?.querySelector('a').focus());
    setInterval(look, 20000);
    document.addEventListener('visibilitychange', look);
  }

  // Keys, for whoever wants them: off until somebody switches them on.
  const dialog = document.getElementById('shortcuts');
  const button = document.getElementById('show-shortcuts');
  if (!button) return;
  const choice = document.getElementById('shortcuts-on');
  button.hidden = false;
  choice.checked = localStorage.getItem('krm.shortcuts') === 'on';
  choice.addEventListener('change', () => localStorage.setItem('krm.shortcuts', choice.checked ? 'on' : 'off'));
  button.addEventListener('click', () => dialog.showModal());
  const go = key => document.querySelector(`[data-shortcut="${key}"]`)?.click();
  const move = by => {
    const lines = [...document.querySelectorAll('.krm-line__case')];
    const at = lines.findIndex(line => line.closest('.krm-line').contains(document.activeElement));
    lines[Math.max(0, Math.min(lines.length - 1, at + by))]?.focus();
  };
  document.addEventListener('keydown', event => {
    if (!choice.checked || dialog.open || event.ctrlKey || event.metaKey || event.altKey
        || event.target.matches('input:not([type=radio]):not([type=checkbox]), textarea, select')) return;
    const keys = {
      j: () => move(1),
      k: () => move(-1),
      s: () => (document.activeElement.closest('.krm-line') ?? document).querySelector('[data-step=true]')?.click(),
      a: () => go('nav.worklist'),
      n: () => (document.querySelector('[data-shortcut="nav.reception"]') ?? document.querySelector('[data-shortcut="nav.intake"]'))?.click(),
      '/': () => go('nav.search'),
      '?': () => dialog.showModal(),
    };
    document.querySelectorAll('.krm-tabs a').forEach((tab, at) => { keys[at + 1] = () => tab.click(); });
    if (keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });
})();
