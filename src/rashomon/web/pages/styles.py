"""The rules of drawings as a style sheet: pages may hold none of their own."""

from litestar import Response, get

from rashomon.export.drawing.style import style


@get("/drawings.css", sync_to_thread=False)
def drawing_rules() -> Response[str]:
    """The same rules that a drawing in a file carries with it."""
    return Response(style(), media_type="text/css")
