"""What holds for every request and every response."""

from django.utils.cache import patch_cache_control


def never_kept(get_response):
    """Keep pages out of every cache: each may show an answer, or that someone was here."""

    def respond(request):
        response = get_response(request)
        if not response.has_header("Cache-Control"):
            patch_cache_control(response, no_store=True, private=True)
        return response

    return respond


def head_as_get(get_response):
    """Answer HEAD with the status and headers of GET, the length of its content among them.

    Views tell GET from what is sent to them: none has to think of HEAD, and none takes it for a
    form that was sent.
    """

    def respond(request):
        if request.method != "HEAD":
            return get_response(request)
        request.method = "GET"
        response = get_response(request)
        request.method = "HEAD"
        if not response.streaming:
            response.content = b""  # servers leave it out too, but some complain of it
        return response

    return respond
