"use strict";

(() => {
    const form = document.getElementById("filter");
    const scroll = document.querySelector(".scroll");
    const rows = [...document.querySelectorAll("[data-row]")].map(element => ({
        element,
        text: element.textContent.toLowerCase(),
        place: element.dataset.host + "/" + element.dataset.zone,
    }));

    const matches = (row, wanted) =>
        row.text.includes(wanted.text.trim().toLowerCase())
        && (!wanted.action || row.element.dataset.action === wanted.action)
        && (!wanted.where || row.place === wanted.where || row.element.dataset.host === wanted.where);

    const count = kind => {
        const all = rows.filter(row => row.element.dataset.row === kind);
        return all.filter(row => !row.element.hidden).length + " of " + all.length + " " + kind + "s";
    };

    const filter = () => {
        const wanted = Object.fromEntries(new FormData(form));
        const some = Object.values(wanted).some(value => value !== "");
        rows.forEach(row => {
            row.element.hidden = !matches(row, wanted);
        });
        document.querySelectorAll("[data-group]").forEach(group => {
            group.hidden = !group.querySelector("[data-row]:not([hidden])");
            if (some && !group.hidden && group.matches("details")) {
                group.open = true;
            }
        });
        document.querySelectorAll(".node").forEach(node => {
            const row = document.getElementById(node.dataset.row);
            node.classList.toggle("away", some && (!row || row.hidden));
        });
        const kinds = ["change", "step"].filter(kind => rows.some(row => row.element.dataset.row === kind));
        form.elements.shown.value = kinds.map(count).join(", ") + (some ? " shown, the others hidden" : "");
        return wanted;
    };

    const remember = wanted => {
        const kept = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value !== ""));
        history.replaceState(null, "", "#?" + kept);
    };

    const recall = () => {
        if (location.hash.startsWith("#?")) {
            const kept = new URLSearchParams(location.hash.slice(2));
            ["text", "action", "where"].forEach(name => {
                form.elements[name].value = kept.get(name) ?? "";
            });
            filter();
        }
    };

    const reveal = id => {
        const target = document.getElementById(id);
        if (target) {
            for (let at = target; at; at = at.parentElement) {
                if (at.matches("details")) {
                    at.open = true;
                }
            }
            target.scrollIntoView();
        }
    };

    const followHash = () => {
        if (form) {
            recall();
        }
        if (location.hash && !location.hash.startsWith("#?")) {
            reveal(location.hash.slice(1));
        }
    };

    if (form) {
        form.hidden = false;
        form.addEventListener("input", () => remember(filter()));
        form.addEventListener("submit", event => event.preventDefault());
        form.addEventListener("reset", () => requestAnimationFrame(() => remember(filter())));
        filter();
    }

    document.querySelectorAll("[data-fold]").forEach(button => {
        const all = [...button.parentElement.querySelectorAll("details")];
        const name = () => {
            button.textContent = all.some(details => !details.open) ? "Unfold all" : "Fold all";
        };
        all.forEach(details => details.addEventListener("toggle", name));
        button.addEventListener("click", () => {
            const open = all.some(details => !details.open);
            all.forEach(details => {
                details.open = open;
            });
        });
        button.hidden = false;
    });

    const near = node => {
        const own = node?.dataset.node;
        scroll.classList.toggle("seeking", Boolean(node));
        const around = new Set([own]);
        scroll.querySelectorAll(".edge").forEach(edge => {
            const touches = Boolean(node) && (edge.dataset.from === own || edge.dataset.to === own);
            edge.classList.toggle("near", touches);
            if (touches) {
                around.add(edge.dataset.from).add(edge.dataset.to);
            }
        });
        scroll.querySelectorAll(".node").forEach(other => other.classList.toggle("near", around.has(other.dataset.node)));
    };

    if (scroll) {
        const names = scroll.querySelector(".names");
        scroll.addEventListener("scroll", () => names.setAttribute("transform", "translate(" + scroll.scrollLeft + ")"));
        scroll.addEventListener("mouseover", event => near(event.target.closest(".node")));
        scroll.addEventListener("mouseleave", () => near(null));
        scroll.addEventListener("click", event => {
            const row = event.target.closest(".node")?.dataset.row;
            if (row) {
                reveal(row);
            }
        });
    }

    addEventListener("hashchange", followHash);
    addEventListener("beforeprint", () => document.querySelectorAll("details").forEach(details => {
        details.open = true;
    }));
    followHash();
})();
