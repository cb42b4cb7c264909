// Sends forms without leaving the page, and fetches the talk again when something new is shown. Without it the page works by plain forms.
document.documentElement.classList.add("js");
const talk = document.getElementById("talk");
const say = document.body.dataset;

async function show(response) {
  const draft = talk.querySelector(".say textarea")?.value ?? "";
  const typed = new Map([...talk.querySelectorAll(".fields [name^='field.']")].map(f => [f.id, f.value]));
  talk.innerHTML = await response.text();
  return { draft, typed };
}

function restore({ draft, typed }) {
  const box = talk.querySelector(".say textarea");
  if (box && draft) box.value = draft;
  for (const [id, value] of typed) {
    const field = document.getElementById(id);
    if (field && value) field.value = value;
  }
}

function notice(text) {
  talk.querySelector(".notice")?.remove();
  const line = document.createElement("p");
  line.className = "notice";
  line.setAttribute("role", "alert");
  line.textContent = text;
  (talk.querySelector(".card:last-child") ?? talk).prepend(line);
  line.scrollIntoView({ block: "nearest" });
}

document.addEventListener("submit", async event => {
  const form = event.target;
  if (form.method !== "post" || !form.closest("#talk")) return;
  event.preventDefault();
  if (form.dataset.busy) return;
  form.dataset.busy = "1";
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
      await show(response);
      const card = talk.querySelector(".card:last-of-type");
      card?.scrollIntoView({ block: "start", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
      card?.querySelector("h2")?.setAttribute("tabindex", "-1");
      card?.querySelector("h2")?.focus({ preventScroll: true });
      return;
    }
    notice(await response.text());
  } catch {
    notice(say.offline);
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
const live = new EventSource("/live");
let lost = false;
const refresh = async () => {
  const response = await fetch("/talk");
  if (response.ok) restore(await show(response));
};

// What this page has drawn itself is no news to it; what another device or on-call did is.
function catchUp() {
  if (sending) return;
  const isMissing = [...news].some(prompt => !talk.querySelector(`[data-prompt="${CSS.escape(prompt)}"]`));
  news.clear();
  if (isMissing) refresh();
}
live.addEventListener("shown", event => { news.add(event.data); catchUp(); });
live.addEventListener("error", () => { lost = true; });
live.addEventListener("open", () => { if (lost) { lost = false; refresh(); } });
