#include "server/compression.h"

#include "util/errors.h"

#include <brotli/encode.h>
#include <zlib.h>

namespace relais::server {
namespace {

constexpr std::size_t k_worth_it = 600; // below, headers and packets outweigh what is saved

std::string gzipped(std::string_view text, int level) {
    z_stream stream{};
    constexpr int k_gzip_window = 15 + 16; // + 16: a gzip header rather than zlib's
    if (deflateInit2(&stream, level, Z_DEFLATED, k_gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
        return {};
    }
    std::string out(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data())); // zlib does not write there
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const bool done = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    out.resize(done ? stream.total_out : 0);
    deflateEnd(&stream);
    return out;
}

std::string brotlied(std::string_view text, int quality) {
    std::size_t size = BrotliEncoderMaxCompressedSize(text.size());
    std::string out(size, '\0');
    const auto done = BrotliEncoderCompress(quality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, text.size(),
                                            reinterpret_cast<const std::uint8_t*>(text.data()), &size,
                                            reinterpret_cast<std::uint8_t*>(out.data()));
    out.resize(done == BROTLI_TRUE ? size : 0);
    return out;
}

} // namespace

std::string compressed(std::string_view text, Encoding encoding, Effort effort) {
    if (text.size() < k_worth_it || encoding == Encoding::plain) {
        return {};
    }
    const bool many = effort == Effort::for_many;
    auto out = encoding == Encoding::brotli ? brotlied(text, many ? 9 : 4) : gzipped(text, many ? 9 : 5);
    return out.size() < text.size() ? out : std::string();
}

std::shared_ptr<const Stored> stored(std::string text) {
    auto all = std::make_shared<Stored>();
    all->gzip = compressed(text, Encoding::gzip, Effort::for_many);
    all->brotli = compressed(text, Encoding::brotli, Effort::for_many);
    all->tag = tag_of(text);
    all->plain = std::move(text);
    return all;
}

std::string_view name_of(Encoding encoding) {
    switch (encoding) {
    case Encoding::gzip:
        return "gzip";
    case Encoding::brotli:
        return "br";
    case Encoding::plain:
        break;
    }
    return "";
}

std::string unpacked(const std::string& gzip) {
    constexpr int k_gzip_window = 15 + 16;
    constexpr std::size_t k_piece = 1U << 16U;
    z_stream stream{};
    inflateInit2(&stream, k_gzip_window);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(gzip.data())); // read only, whatever zlib's header says
    stream.avail_in = static_cast<uInt>(gzip.size());
    std::string out;
    int state = Z_OK;
    while (state == Z_OK) {
        const auto before = out.size();
        out.resize(before + k_piece);
        stream.next_out = reinterpret_cast<Bytef*>(out.data() + before);
        stream.avail_out = k_piece;
        state = inflate(&stream, Z_NO_FLUSH);
        out.resize(out.size() - stream.avail_out);
    }
    inflateEnd(&stream);
    if (state != Z_STREAM_END) {
        throw util::Unavailable({"roads.tiles_unreadable", {{"file", ""}, {"what", "gzip"}}});
    }
    return out;
}

} // namespace relais::server
