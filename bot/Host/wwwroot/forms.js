// What stands in the boxes of a form goes with the press: were each key told on its own, one told into a broken connection would be seen and not recorded.
(() => {
  const boxesOf = form => {
    const boxes = {};
    for (const box of form.querySelectorAll("[name]"))
      if (box.type !== "radio" || box.checked) (boxes[box.name] ??= []).push(box.value);
    return boxes;
  };

  for (const [name, browserEventName] of [["sent", "submit"], ["pressed", "click"]])
    Blazor.registerCustomEventType(name, { browserEventName, createEventArgs: event => ({ boxes: boxesOf(event.target.closest("form, [data-boxes]")) }) });

  // What is being written outlives a page that has to be loaded again, after a host was restarted or a line was gone for minutes: it is kept in this tab until it is sent or discarded.
  const keyOf = form => `draft:${form.dataset.draft}`;
  const isChanged = box => box.type === "radio" ? box.checked !== box.defaultChecked : box.value !== box.defaultValue;
  const [sent, restored, asked] = [new WeakSet(), new WeakSet(), new WeakMap()];

  document.addEventListener("input", event => {
    const form = event.target.closest("[data-draft]");
    if (!form) return;
    const changed = new Set([...form.querySelectorAll("[name]")].filter(isChanged).map(box => box.name));
    sessionStorage.setItem(keyOf(form), JSON.stringify(Object.entries(boxesOf(form)).filter(([name]) => changed.has(name))));
    restored.add(form);
    sent.delete(form);
  });
  document.addEventListener("submit", event => sent.add(event.target), { capture: true });
  document.addEventListener("click", event => {
    const form = event.target.closest("[data-discard]")?.closest("[data-draft]");
    if (form) sessionStorage.removeItem(keyOf(form));
  });

  function restore(form) {
    const draft = restored.has(form) ? null : sessionStorage.getItem(keyOf(form));
    if (!draft) return;
    let isWhole = true;
    for (const [name, values] of JSON.parse(draft)) {
      const boxes = [...form.querySelectorAll("[name]")].filter(box => box.name === name);
      if (boxes.length < values.length) {
        // Rows come from the server, one a press.
        isWhole = false;
        const adds = [...form.querySelectorAll("[data-adds]")].find(button => button.dataset.adds === name);
        if (adds && asked.get(adds) !== boxes.length) { asked.set(adds, boxes.length); adds.click(); }
      }
      else if (boxes[0].type === "radio") for (const box of boxes) box.checked = values.includes(box.value);
      else values.forEach((value, i) => boxes[i].value = value);
    }
    if (isWhole) restored.add(form);
  }

  new MutationObserver(changes => {
    for (const form of document.querySelectorAll("[data-draft]")) restore(form);
    for (const { removedNodes } of changes)
      for (const node of removedNodes) {
        const form = node.matches?.("[data-draft]") ? node : node.querySelector?.("[data-draft]");
        if (form && sent.has(form)) sessionStorage.removeItem(keyOf(form));
      }
  }).observe(document.body, { childList: true, subtree: true });

  // A new box that asks for the keyboard gets it, unless somebody is writing in another by now.
  new MutationObserver(changes => {
    if (document.activeElement?.matches("textarea, input, select")) return;
    for (const { addedNodes } of changes)
      for (const node of addedNodes) {
        const box = node.matches?.("[data-focus]") ? node : node.querySelector?.("[data-focus]");
        if (box) { box.focus(); return; }
      }
  }).observe(document.body, { childList: true, subtree: true });

  // A button that goes away hands the keyboard on.
  document.addEventListener("click", event => document.getElementById(event.target.closest?.("[data-next]")?.dataset.next)?.focus());
})();
