// Sends forms without leaving the page, and fetches the talk again when something new is shown. Without it the page works by plain forms.
document.documentElement.classList.add("js");
const talk = document.getElementById("talk");
const say = document.body.dataset;

// Draws the talk anew and takes nothing away that somebody is writing: words not yet sent, where the cursor stands, what is unfolded.
async function show(response, sent) {
  const markup = await response.text();
  const { id, selectionStart, selectionEnd } = talk.contains(document.activeElement) ? document.activeElement : {};
  const written = [...talk.querySelectorAll("textarea, [name^='field.']")].filter(field => field.form !== sent).map(field => [field.id, field.value]);
  const isOpen = talk.querySelector("details")?.open;
  talk.innerHTML = markup;
  for (const [id, value] of written) {
    const field = document.getElementById(id);
    if (field && value) field.value = value;
  }
  if (sent) return;
  talk.querySelector("details")?.toggleAttribute("open", isOpen === true);
  const field = id ? document.getElementById(id) : null;
  field?.focus({ preventScroll: true });
  if (selectionStart != null) field?.setSelectionRange?.(selectionStart, selectionEnd);
}

// Stands by what was pressed, so that it is seen without looking for it.
function notice(text, form) {
  talk.querySelector(".notice")?.remove();
  const line = document.createElement("p");
  line.className = "notice";
  line.setAttribute("role", "alert");
  line.textContent = text;
  form.before(line);
  line.scrollIntoView({ block: "nearest" });
}

document.addEventListener("submit", async event => {
  const form = event.target;
  if (form.method !== "post" || !form.closest("#talk")) return;
  event.preventDefault();
  if (form.dataset.busy) return;
  form.dataset.busy = say.sending;
  sending++;
  const body = new FormData(form, event.submitter);
  for (const button of talk.querySelectorAll("button")) button.setAttribute("aria-disabled", "true");
  event.submitter?.classList.add("pressed");
  try {
    const multipart = form.enctype === "multipart/form-data";
    const response = await fetch(form.action, {
      method: "POST", headers: { Accept: "text/x-talk" }, body: multipart ? body : new URLSearchParams(body),
    });
    if (response.ok) {
      await show(response, form);
      const card = talk.querySelector(".card:last-of-type");
      card?.scrollIntoView({ block: "start", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
      card?.querySelector("h2")?.setAttribute("tabindex", "-1");
      card?.querySelector("h2")?.focus({ preventScroll: true });
      return;
    }
    notice(await response.text(), form);
    if (multipart) form.reset();
  } catch {
    notice(say.offline, form);
  } finally {
    sending--;
    catchUp();
  }
  delete form.dataset.busy;
  for (const button of talk.querySelectorAll("button")) button.removeAttribute("aria-disabled");
  event.submitter?.classList.remove("pressed");
});

// A chosen photo is sent at once: one press less on a worst day.
document.addEventListener("change", event => {
  if (event.target.matches?.(".attach input[type=file]") && event.target.files.length) event.target.form.requestSubmit();
});

const news = new Set();
let sending = 0;
let composing = false;
document.addEventListener("compositionstart", () => { composing = true; });
document.addEventListener("compositionend", () => { composing = false; catchUp(); });
const live = new EventSource("/live");
let lost = false;
const refresh = async () => {
  const response = await fetch("/talk");
  if (response.ok) await show(response);
};

// What this page has drawn itself is no news to it; what another device or on-call did is.
function catchUp() {
  if (sending || composing) return;
  const isMissing = [...news].some(prompt => !talk.querySelector(`[data-prompt="${CSS.escape(prompt)}"]`));
  news.clear();
  if (isMissing) refresh();
}
live.addEventListener("shown", event => { news.add(event.data); catchUp(); });
live.addEventListener("error", () => { lost = true; });
live.addEventListener("open", () => { if (lost) { lost = false; refresh(); } });
