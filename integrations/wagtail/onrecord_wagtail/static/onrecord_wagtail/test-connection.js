// The button in Settings → OnRecord: tries the address in the form, saved or not.

for (const element of document.querySelectorAll("[data-onrecord-test]")) {
  const button = element.querySelector("[data-onrecord-try]");
  const outcome = element.querySelector("[data-onrecord-outcome]");
  const form = element.closest("form");
  const show = ({ ok, title, detail }) => {
    outcome.querySelector("span").textContent = [title, detail].filter(Boolean).join(" ");
    outcome.classList.toggle("help-info", ok);
    outcome.classList.toggle("help-critical", !ok);
    outcome.hidden = false;
  };
  button.addEventListener("click", async () => {
    button.disabled = true;
    outcome.hidden = true;
    try {
      const answer = await fetch(element.dataset.onrecordTest, {
        method: "POST",
        credentials: "same-origin",
        headers: {
          "X-Requested-With": "XMLHttpRequest",
          "X-CSRFToken": form.querySelector("[name=csrfmiddlewaretoken]").value,
        },
        body: new URLSearchParams({ url: form.elements.url?.value ?? "" }),
      });
      show(await answer.json());
    } catch {
      show({ ok: false, title: element.dataset.failed });
    } finally {
      button.disabled = false;
    }
  });
}
