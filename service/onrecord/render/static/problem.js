/** What went wrong, as the service said it: `{title, detail, remedy}`. */
export async function problemOf(answer) {
  let told = {};
  try { told = await answer.json(); } catch { /* no problem document */ }
  return {
    status: answer.status,
    title: told.title || `The service answered ${answer.status}.`,
    detail: told.detail || "",
    remedy: answer.status === 401 ? "Sign in again in another window, then try once more: nothing here is lost." : told.remedy || "",
  };
}

/** Put a problem into a place of the page and take the reader there. */
export function showProblem(place, problem) {
  const box = document.createElement("section");
  box.className = "problem";
  box.tabIndex = -1;
  const title = document.createElement("h2");
  title.textContent = problem.title || "Something went wrong.";
  const lines = [problem.detail || (problem instanceof Error ? problem.message : ""), problem.remedy].filter(Boolean);
  box.append(title, ...lines.map((line) => {
    const paragraph = document.createElement("p");
    paragraph.textContent = line;
    return paragraph;
  }));
  place.replaceChildren(box);
  box.focus();
}
