// Marks the page before it is drawn, so that what needs scripts is not shown in vain.
document.documentElement.classList.add("js");
