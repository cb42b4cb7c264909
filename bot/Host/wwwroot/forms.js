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
