// The pages work without this. It adds keys and the like; it never makes HTML out of text.
"use strict";
