// What is being written outlives a page that has to be loaded again, after a host was restarted or a line was gone for minutes: it is kept in this tab until it is sent or discarded.
(() => {
  const keyOf = form => `draft:${form.dataset.draft}`;
  const boxesOf = (form, name) => [...form.querySelectorAll("[name]")].filter(box => box.name === name);
  const isChanged = box => box.type === "radio" ? box.checked !== box.defaultChecked : box.value !== box.defaultValue;

  // Of a form: what waits for boxes that are not there yet, for rows come from the server, one a press.
  const waiting = new WeakMap();
  const asked = new WeakMap();
  const sent = new WeakSet();

  function keep(form) {
    const later = waiting.get(form) ?? [];
    const names = new Set([...form.querySelectorAll("[name]")].filter(isChanged).map(box => box.name));
    for (const [name] of later) names.delete(name);
    const now = [...names].map(name => [name, boxesOf(form, name).map(box => box.type === "radio" && !box.checked ? null : box.value)]);
    sessionStorage.setItem(keyOf(form), JSON.stringify([...now, ...later]));
  }

  // True when it stands there. What somebody has written meanwhile stays.
  function put(form, [name, values]) {
    const boxes = boxesOf(form, name);
    if (boxes.length < values.length) {
      const adds = [...form.querySelectorAll("[data-adds]")].find(button => button.dataset.adds === name);
      if (adds && asked.get(adds) !== boxes.length) { asked.set(adds, boxes.length); adds.click(); }
      return false;
    }
    values.forEach((value, i) => {
      if (isChanged(boxes[i])) return;
      if (boxes[i].type === "radio") boxes[i].checked = value !== null;
      else boxes[i].value = value;
    });
    return true;
  }

  document.addEventListener("input", event => {
    const form = event.target.closest?.("[data-draft]");
    if (!form) return;
    keep(form);
    sent.delete(form);
  });
  document.addEventListener("submit", event => sent.add(event.target), { capture: true });
  document.addEventListener("click", event => {
    const form = event.target.closest?.("[data-discard]")?.closest("[data-draft]");
    if (form) sessionStorage.removeItem(keyOf(form));
  });

  new MutationObserver(changes => {
    for (const form of document.querySelectorAll("[data-draft]")) {
      const later = waiting.get(form) ?? JSON.parse(sessionStorage.getItem(keyOf(form)) ?? "[]");
      waiting.set(form, later.filter(entry => !put(form, entry)));
    }
    for (const { removedNodes } of changes)
      for (const node of removedNodes) {
        const form = node.matches?.("[data-draft]") ? node : node.querySelector?.("[data-draft]");
        if (form && sent.has(form)) sessionStorage.removeItem(keyOf(form));
      }
  }).observe(document.body, { childList: true, subtree: true });
})();
